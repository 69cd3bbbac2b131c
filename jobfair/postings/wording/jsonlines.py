"""The check on JSON lines: ``{"text": …}`` in, one line with verdict and findings out, whatever comes in."""

import json
from collections.abc import Iterable, Iterator

from jobfair.postings.wording.check import check_text
from jobfair.postings.wording.verdicts import Bilingual

_NOT_UTF8 = Bilingual("第{number}行：不是有效的 UTF-8 文字", "line {number}: not valid UTF-8")
_NOT_JSON = Bilingual("第{number}行：不是有效的 JSON", "line {number}: not valid JSON")
_NOT_OBJECT = Bilingual(
    '第{number}行：应为 JSON 对象，例如 {{"text": "…"}}',
    'line {number}: expected a JSON object like {{"text": "…"}}',
)
_NO_TEXT = Bilingual("第{number}行：缺少 text", 'line {number}: "text" is missing')
_TEXT_NOT_STRING = Bilingual("第{number}行：text 应为字符串", 'line {number}: "text" must be a string')


class LineRefused(ValueError):
    """An input line that cannot be checked; ``sentence`` says why."""

    def __init__(self, sentence: Bilingual) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def _text_of(line: str | bytes) -> str:
    try:
        decoded = line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise LineRefused(_NOT_UTF8) from error
    try:
        value = json.loads(decoded)
    except (ValueError, RecursionError) as error:
        raise LineRefused(_NOT_JSON) from error
    if not isinstance(value, dict):
        raise LineRefused(_NOT_OBJECT)
    if "text" not in value:
        raise LineRefused(_NO_TEXT)
    if not isinstance(value["text"], str):
        raise LineRefused(_TEXT_NOT_STRING)
    return value["text"]


def _dumped(answer: object) -> str:
    # A lone surrogate (JSON "\ud800") is a legal Python string but not UTF-8; it leaves as an escape again.
    line = json.dumps(answer, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8") if not _is_utf8(line) else line


def _is_utf8(line: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in line)


def check_line(line: str | bytes, *, number: int, language: str = "zh") -> tuple[bool, str]:
    """Check one line; answers whether it could be read, and the JSON line to write."""
    try:
        report = check_text(_text_of(line))
    except LineRefused as refusal:
        sentence = refusal.sentence.in_language(language).format(number=number)
        return False, _dumped({"verdict": "error", "findings": [], "line": number, "error": sentence})
    return True, _dumped(report.as_json(language))


def check_lines(lines: Iterable[str | bytes], language: str = "zh") -> Iterator[str]:
    """One JSON line for every input line that is not empty, in the same order; never raises on bad input."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield check_line(line, number=number, language=language)[1]
