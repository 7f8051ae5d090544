"""The rules of OParl 1.1 as JSON Schema (draft 7), put together from a table in our own form.

Source: the published schemas, github.com/OParl/spec, folder ``schema``, commit 16af8d71716f03138d7feb15d90da748324b3bc6
(the last in which all twelve were brought to draft 7): for each type what is required, the type and format of every
property, and of embedded objects their type. Stricter than they are: no property that they do not know, absolute
addresses, and times with their zone.
"""

from typing import Any

from jsonschema import Draft7Validator, FormatChecker

__all__ = ["faults_of", "list_faults_of"]

SCHEMA = "https://schema.oparl.org/1.1/"
_COMMON = "license:text keyword:texts created:moment modified:moment web:url deleted:bool"
_RULES = """
System must have: oparlVersion body
  oparlVersion:version otherOparlVersions:urls license:url body:url name:text contactEmail:text
  contactName:text website:url vendor:url product:url
Body must have: name organization person meeting paper legislativeTerm
  system:url shortName:text name:text website:url license:url licenseValidSince:moment oparlSince:moment
  ags:text rgs:text equivalent:urls contactEmail:text contactName:text organization:url person:url
  meeting:url paper:url legislativeTerm:LegislativeTerm* agendaItem:url consultation:url file:url
  locationList:url legislativeTermList:url membership:url classification:text location:Location
  mainOrganization:url
LegislativeTerm must have:
  body:url name:text startDate:day endDate:day
Organization must have:
  body:url name:text membership:urls meeting:url consultation:url shortName:text post:texts
  subOrganizationOf:url organizationType:text classification:text startDate:day endDate:day website:url
  location:Location externalBody:url memberCount:number votingMemberCount:number
Person must have:
  body:url name:text familyName:text givenName:text formOfAddress:text affix:text title:texts gender:text
  phone:texts email:texts location:url locationObject:Location status:texts membership:Membership*
  image:File life:text lifeSource:text
Membership must have:
  person:url organization:url role:text votingRight:bool startDate:day endDate:day onBehalfOf:url
Meeting must have:
  name:text meetingState:text cancelled:bool start:moment end:moment location:Location organization:urls
  participant:urls invitation:File resultsProtocol:File verbatimProtocol:File auxiliaryFile:File*
  agendaItem:AgendaItem*
AgendaItem must have: order
  meeting:url number:text order:number name:text public:bool consultation:url result:text
  resolutionText:text resolutionFile:File auxiliaryFile:File* start:moment end:moment
Paper must have:
  body:url name:text reference:text date:day paperType:text relatedPaper:urls superordinatedPaper:urls
  subordinatedPaper:urls mainFile:File auxiliaryFile:File* location:Location* originatorPerson:urls
  underDirectionOf:urls originatorOrganization:urls consultation:Consultation*
Consultation must have:
  paper:url agendaItem:url meeting:url organization:urls authoritative:bool role:text
File must have: accessUrl
  name:text fileName:text mimeType:text date:day size:number sha1Checksum:text sha512Checksum:text text:text
  accessUrl:url downloadUrl:url externalServiceUrl:url masterFile:url derivativeFile:urls fileLicense:url
  meeting:urls agendaItem:urls person:url paper:urls
Location must have:
  description:text geojson:object streetAddress:text room:text postalCode:text subLocality:text
  locality:text bodies:urls organizations:urls persons:urls meetings:urls papers:urls
"""
"""Each type with what it must have beside id and type, and its properties with their form; ``X*`` is a list of X."""


def _read_rules(text: str) -> dict[str, tuple[list[str], list[str]]]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    properties: list[str] = []
    for line in text.strip().splitlines():
        if line.startswith(" "):
            properties.extend(line.split())
        else:
            kind, _, required = line.partition(" must have:")
            properties = []
            found[kind] = (required.split(), properties)
    return found


_TABLE = _read_rules(_RULES)
_URL = {"type": "string", "pattern": r"^https?://[^\s/]+/\S*$"}
_KINDS: dict[str, Any] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "url": _URL,
    "urls": {"type": "array", "items": _URL},
    "bool": {"type": "boolean"},
    "number": {"type": "integer"},
    "object": {"type": "object"},
    "day": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "moment": {
        "type": "string",
        "format": "date-time",
        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
    },
    "version": {"enum": [f"{SCHEMA[:-4]}1.0/", SCHEMA]},
}


def _schema(kind: str) -> dict[str, Any]:
    required, properties = _TABLE[kind]
    known = {"id": _URL, "type": {"const": f"{SCHEMA}{kind}"}}
    for each in (*properties, *_COMMON.split()):
        name, form = each.split(":")
        known.setdefault(name, _KINDS.get(form) or _embedded(form))
    return {
        "type": "object",
        "required": ["id", "type", *required],
        "properties": known,
        "additionalProperties": False,
    }


def _embedded(form: str) -> dict[str, Any]:
    reference = {"$ref": f"#/definitions/{form.rstrip('*')}"}
    return {"type": "array", "items": reference} if form.endswith("*") else reference


_DEFINITIONS = {kind: _schema(kind) for kind in _TABLE}
_DELETED = {
    "type": "object",
    "required": ["id", "type", "created", "modified", "deleted"],
    "properties": {
        "id": _URL,
        "type": {"enum": [f"{SCHEMA}{kind}" for kind in _TABLE]},
        "created": _KINDS["moment"],
        "modified": _KINDS["moment"],
        "deleted": {"const": True},
    },
    "additionalProperties": False,
}
"""A deleted object keeps its id, type and times (chapter 2.8 of the specification); ours says nothing else."""
_LIST = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "properties": {
        "data": {"type": "array"},
        "pagination": {
            "type": "object",
            "properties": {
                name: {"type": "integer", "minimum": 0}
                for name in ("totalElements", "elementsPerPage", "currentPage", "totalPages")
            },
            "additionalProperties": False,
        },
        "links": {
            "type": "object",
            "properties": dict.fromkeys(("first", "prev", "self", "next", "last", "web"), _URL),
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


def faults_of(said: dict[str, Any]) -> list[str]:
    """What is wrong with an object, by the rules of its own type."""
    kind = str(said.get("type", "")).removeprefix(SCHEMA)
    if kind not in _TABLE:
        return [f"no type of OParl 1.1: {said.get('type')}"]
    if said.get("deleted"):
        return _faults(_DELETED, said)
    return _faults({**_DEFINITIONS[kind], "definitions": _DEFINITIONS}, said)


def list_faults_of(said: dict[str, Any]) -> list[str]:
    """What is wrong with a page of a list, its objects included."""
    found = _faults(_LIST, said)
    return [*found, *(fault for each in said.get("data", ()) for fault in faults_of(each))]


def _faults(schema: dict[str, Any], said: dict[str, Any]) -> list[str]:
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, each.path))}: {each.message}" for each in validator.iter_errors(said)]
