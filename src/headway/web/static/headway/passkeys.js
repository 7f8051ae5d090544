// Passkeys: the one part of signing in that cannot do without a script. It shows the button, asks the browser, and sends
// the answer by the form that stands around it. What goes wrong is said beside the button.
(function () {
  const area = document.querySelector("[data-passkey]");
  const browser = window.webauthnJSON;
  // A passkey belongs to a name: at an address of digits the browser refuses it.
  const named = !/^[\d.]+$|:/.test(window.location.hostname);
  if (!area || !browser || !window.PublicKeyCredential || !named) return;

  const form = area.querySelector("form");
  const problem = area.querySelector("[data-passkey-problem]");
  const options = document.getElementById("passkey-options");
  area.hidden = false;
  document.querySelectorAll("[data-no-passkey]").forEach((each) => { each.hidden = true; });

  async function ask() {
    if (area.dataset.passkey === "add") {
      const asked = JSON.parse(options.textContent).creation_options;
      const alone = form.elements.passwordless && form.elements.passwordless.checked;
      const wanted = asked.publicKey.authenticatorSelection;
      wanted.residentKey = alone ? "required" : "discouraged";
      wanted.requireResidentKey = alone;
      if (alone) wanted.userVerification = "required";
      return browser.create(asked);
    }
    if (area.dataset.passkey === "confirm") return browser.get(JSON.parse(options.textContent).request_options);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no challenge");
    return browser.get((await answer.json()).request_options);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await ask());
    } catch (error) {
      problem.textContent = "The passkey was not used: it was cancelled, or your device does not have it. Try again, or choose another way.";
      return;
    }
    form.submit();
  });
})();
