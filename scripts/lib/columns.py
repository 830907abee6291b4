"""What boards state beside their texts, as a weak check of fields and sections that nobody labelled.

A board's column counts for a document only if its value stands in the document's text: boards state much that the text does not. It
is weak all the same: a text may name a title twice in different words, and the column has the other one. So of the values that are not
the same, those are counted apart that agree in part: one of the two holds the other, word for word.
"""
import collections
import json
import re
import unicodedata

ABSENT = {"", "na", "-1", "none", "null", "private client", "confidential"}


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def fold(value):
    """As words, with a space at either end, so that one string of words is found in another."""
    return f" {' '.join(words(str(value)))} "


def first_line(value):
    return str(value or "").split("\n")[0]


def unescape(value):
    return str(value or "").replace("&amp;", "&")


# field -> how to read it off a document's columns, by source
COLUMNS = {
    "ae_jobs_eu": {"title": lambda c: c["role"], "organization": lambda c: c["company"], "locations": lambda c: c["job_location"],
                   "salary": lambda c: (c["salary_min"], c["salary_max"])},
    "afriwork_et": {"title": lambda c: c["title"], "organization": lambda c: c["company"], "locations": lambda c: c["location"],
                    "salary": lambda c: (c["salary"], None)},
    "armenian_jobs": {"title": lambda c: c["Title"], "organization": lambda c: c["Company"], "locations": lambda c: c["Location"]},
    "bolivia_es": {"title": lambda c: c["name"], "organization": lambda c: c["empresa"], "locations": lambda c: c["ubicacion"]},
    "catho_br": {"title": lambda c: c["title"], "locations": lambda c: c["cidade"][0] if c["cidade"] else None,
                 "salary": lambda c: (c["salario"], None)},
    "newsletter_blurbs": {"title": lambda c: c["job_title"], "organization": lambda c: c["employer"],
                          "salary": lambda c: (c["salary_low_end"], c["salary_high_end"])},
    "election_us": {"title": lambda c: c["job_title"], "organization": lambda c: c["employer"],
                    "salary": lambda c: (c["salary_low_end"], c["salary_high_end"])},
    "glassdoor_ds": {"title": lambda c: c["Job Title"], "organization": lambda c: first_line(c["Company Name"]),
                     "locations": lambda c: c["Location"]},
    "nhs_jobs": {"title": lambda c: unescape(c["title"]), "organization": lambda c: unescape(c["hiringOrganization"]["name"]),
                 "salary": lambda c: (c["baseSalary"]["value"].get("minValue"), c["baseSalary"]["value"].get("maxValue"))},
}

# A section column of the Armenian set -> the kinds of section that its words may stand in.
SECTIONS = {
    "JobDescription": ("summary", "responsibilities"),
    "JobRequirment": ("responsibilities",),
    "RequiredQual": ("requirements", "experience", "education", "skills", "certifications"),
    "ApplicationP": ("application",),
    "AboutC": ("company",),
}


def number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def numbers_in(text):
    """Amounts as a text writes them: 45,000 and 45.000,50 and 45k."""
    found = set()
    for digits, cents, thousands in re.findall(r"(\d{1,3}(?:[., ’']\d{3})+|\d+)((?:[.,]\d{1,2})?)(?!\d)( ?k\b)?", text.casefold()):
        amount = float(re.sub(r"\D", "", digits)) * (1000 if thousands else 1)
        found.update({amount, amount + float("0." + cents[1:])} if cents else {amount})
    return found


def stated_salary(value, text):
    """(lowest, highest) of a column, where the text has these numbers."""
    low, high = (number(part) for part in value)
    in_text = numbers_in(text)
    if not low or low not in in_text or (high and high not in in_text):
        return None
    return (low, high or low)


def given_salary(record):
    salary = record["salary"]
    if not salary:
        return None
    low, high = salary.get("min"), salary.get("max")
    return (low if low is not None else high, high if high is not None else low)


def judge(field, column, record):
    """"right", "part", "wrong", "none", or None where the column does not count."""
    if field == "salary":
        stated = stated_salary(column, record["text"])
        if stated is None:
            return None
        given = given_salary(record)
        return "none" if given is None else "right" if given == stated else "part" if set(given) & set(stated) else "wrong"
    if str(column or "").casefold() in ABSENT or fold(column) not in fold(record["text"]):
        return None
    given = [place["text"] for place in record["locations"] or []] if field == "locations" else [record[field]]
    given = [fold(value) for value in given if value]
    stated = fold(column)
    if not given:
        return "none"
    return "right" if stated in given else "part" if any(stated in value or value in stated for value in given) else "wrong"


def kinds_of_words(record):
    """[(word, kind of its section)] of a record's text."""
    text = record["text"].encode("utf-8")
    return [(word, section["kind"].split(".")[0]) for section in record["sections"]
            for word in words(text[slice(*section["span"])].decode("utf-8", "replace"))]


def judge_sections(columns, record, counts):
    of_text = kinds_of_words(record)
    in_text = [word for word, _ in of_text]
    for name, kinds in SECTIONS.items():
        sought = words(columns[name])
        if len(sought) < 5:
            continue
        begins = (at for at in range(len(in_text)) if in_text[at:at + len(sought)] == sought)
        at = next(begins, None)
        if at is None:
            continue
        counts[name]["documents"] += 1
        counts[name]["words"] += len(sought)
        counts[name]["right"] += sum(kind in kinds for _, kind in of_text[at:at + len(sought)])


def columns_of(postings, source):
    """The columns of each document, by its id or its file's name."""
    files = {"newsletter_blurbs": "election_us/newsletter_blurbs.jsonl", "election_us": "election_us/fulltext_fields.jsonl",
             "ae_jobs_eu": "ae_jobs_eu/fields.jsonl"}
    with open(postings / files.get(source, f"{source}/{source}.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield str(document.get("id") or document["file"].split("/")[-1]), document["fields"]


def measure(postings, records_of, out):
    """Counts by (field, source), and by section column. `records_of(source)`: the records of a source, by id or file name. What is not
    the same goes to `out`, a line each."""
    fields, sections = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for source, readers in COLUMNS.items():
        records = records_of(source)
        for name, columns in columns_of(postings, source):
            if name not in records:
                continue
            for field, read in readers.items():
                verdict = judge(field, read(columns), records[name])
                if verdict:
                    fields[field, source][verdict] += 1
                if verdict not in (None, "right"):
                    given = given_salary(records[name]) if field == "salary" else records[name][field]
                    print(source, name, field, verdict, read(columns), json.dumps(given, ensure_ascii=False), sep="\t", file=out)
            if source == "armenian_jobs":
                judge_sections(columns, records[name], sections)
    return fields, sections
