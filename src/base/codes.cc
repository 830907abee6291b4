#include "quern/codes.h"

#include <algorithm>
#include <array>

namespace quern {
namespace {

using enum CodeKind;

// In any order; all_codes sorts them.
constexpr auto kCodes = std::to_array<CodeInfo>({
    {"bad_pattern", kError, "A pattern is not valid RE2.",
     "Look-around, back-references and possessive repeats do not exist in RE2; or a bracket is not closed.",
     "Mend the pattern at the place named. Use guards (`not_before`, `not_after`) in place of look-around."},
    {"bad_stats_file", kError, "A file that should hold the statistics of a run does not.", "Another file was named, or it was edited.",
     "Name a file that `quern parse --stats` or `quern run` wrote."},
    {"bad_split_pattern", kError, "The pattern of --split is not valid RE2.", "A typing slip, or syntax that RE2 does not have.",
     "Mend the pattern; try `--split '^=+$'` for lines of equals signs."},
    {"broken_json_ld", kFlag, "Structured data of the page could not be read.",
     "It is no JSON, and its slips leave doubt about what was meant.", "Nothing to do: what the text says stands in the record."},
    {"charset_overruled", kFlag, "The text is not in the encoding that was declared for it.",
     "A wrong header or option; a byte order mark, or the bytes themselves, say otherwise.",
     "Leave --charset out, or correct it; `charset` in the record is what the text was read as."},
    {"control_characters", kFlag, "Control characters stood in the text and were removed.",
     "Bytes of an encoding that could not be found out, or marks of a terminal or a printer.", "Name the encoding with --charset."},
    {"document_timeout", kReject, "The document took longer than --doc-timeout allows.",
     "A text that is very large, or that was made to cost time; or a machine that is busy.",
     "Allow more time, or look at the document by itself: quern explain."},
    {"document_too_large", kReject, "The document is larger than the document limit.",
     "A file that holds many documents, a dump, or a document that never ends.",
     "Split the stream with --split, or raise the limit with --document-limit."},
    {"duplicate_member", kViolation, "An object has the same member more than once.",
     "The record was put together by hand or by a faulty tool.", "Remove all but one."},
    {"empty_document", kFlag, "The document holds no text.", "An empty file, or one of white space alone.",
     "Look why the source gave nothing."},
    {"glued_tags", kFlag, "Tags ran together without a separator and were taken apart at their capitals.",
     "Line or list ends were lost when the page was scraped.", "Check the tags if they matter."},
    {"grammar_bad_example", kError, "An example of a rule is not of the form [text, expected].", "A typing slip in `ok` or `no`.",
     "Write ok = [[\"text\", expected]] and no = [\"text\"]."},
    {"grammar_bad_guard", kError, "A guard cannot be read.", "A guard is an operator and a number, such as \"<= 40\".",
     "Mend the guard; join several with `and`."},
    {"grammar_bad_tables", kError, "The file of learned tables that the grammar names cannot be used.",
     "The file is cut short or of another version, or it is for other sections.", "Make it anew with scripts/learn_outline."},
    {"grammar_bad_value", kError, "A key of the grammar has a value of the wrong type, or one that is not allowed.",
     "A typing slip, or a key of another version of quern.", "See grammar/README.md for what the key takes."},
    {"grammar_cycle", kError, "A grammar extends itself, a macro names itself, or a section stands within itself.",
     "Two files extend each other.", "Break the circle at the place named."},
    {"grammar_duplicate", kError, "The same name is declared twice in one file.", "Two entries were given one id.",
     "Rename one, or remove it."},
    {"grammar_missing_key", kError, "An entry of the grammar lacks a key that it needs.", "The entry is not complete.",
     "Add the key that the message names."},
    {"grammar_not_found", kError, "There is no grammar of this name.",
     "The name is misspelt, or the file lies in none of the places that are searched.",
     "Give a path, or set QUERN_GRAMMAR_PATH to the folder."},
    {"grammar_part", kError, "The file is a part of a grammar and gives no records by itself.", "It has no `schema`.",
     "Name the grammar that extends it."},
    {"grammar_syntax", kError, "The file is not valid TOML.", "A quote, a bracket or an equals sign is missing or too many.",
     "Mend the file at the place named."},
    {"grammar_unknown_key", kError, "The grammar has a key that quern does not know.", "A typing slip.",
     "Take the key that the help suggests, or remove it."},
    {"grammar_unknown_name", kError, "The grammar names a section, field, macro, vocabulary, rule or flag that is not declared.",
     "A typing slip, or the declaring part is not extended.", "Declare it, or mend the name."},
    {"input_is_directory", kError, "A directory was given where a file is wanted.", "The path names a folder.",
     "Name the files in it: quern parse FOLDER/*."},
    {"input_not_found", kError, "The input file does not exist.", "The path is misspelt, or relative to another folder.",
     "Check the path."},
    {"input_unreadable", kError, "The input cannot be read.", "No permission, or the device failed.", "Check permissions and the device."},
    {"invalid_json_line", kReject, "A line of the JSON lines input is no JSON object with a string in the text field.",
     "The file is no JSON lines file, a line is cut, or the text stands in another member.",
     "Name the member with --text-field, or read the file as text with --from text."},
    {"list_cut", kFlag, "A list has more values than its field takes; the rest was left out.", "A very long document, or several in one.",
     "Split the document, or raise the field's `limit` in the grammar."},
    {"mojibake_suspect", kFlag, "Text looks like mojibake but no repair could be proven.",
     "Bytes were lost after the wrong decoding, or the codec is not known.", "Fetch the page again if you can."},
    {"no_such_line", kError, "The document has no line of this number.", "A slip in --line.", "Lines are counted from 1."},
    {"not_in_enum", kViolation, "A string is none of the allowed values.", "The record was changed, or made by another grammar.",
     "Take one of the values that `quern schema` lists."},
    {"not_a_record", kError, "A line that should be a record or a reject is of another form.",
     "The file holds the flat form, schema.org JSON-LD, or the output of another program.",
     "Give what quern parse --emit record writes, and rejects with --rejects."},
    {"not_json", kViolation, "The line is no JSON.", "The file is cut, or no NDJSON.", "Give one record a line."},
    {"input_changed", kError, "An input has another size than when the run began, or than for another shard.",
     "Files were written to while a run was interrupted, or differ between machines.", "Run anew over the inputs as they are now."},
    {"run_busy", kError, "Another process works in the folder of this run.", "The run was started twice.",
     "Wait until it has ended, or write into another folder."},
    {"run_damaged", kError, "The folder of a run is not as the run left it.", "Files were changed or removed, or the disk is damaged.",
     "Run anew into another folder."},
    {"run_exists", kError, "The folder that a run shall write into is not empty.", "It holds a run already, or files of something else.",
     "Add --resume to take the run up again, or name another folder."},
    {"run_incomplete", kError, "What shall be merged is not all there.", "A shard is missing, or was interrupted.",
     "Take the shard up again with --resume, and name the folders of all shards."},
    {"run_mismatch", kError, "Two folders, or a folder and a command line, are not of the same run.",
     "Other inputs, options, grammar or version of quern.", "Give the same inputs and options as before."},
    {"not_schema_org", kReject, "The record lacks what schema.org's consumers require.",
     "The posting does not say who offers the job, where, or when it was posted.", "Take --emit record, which says what was found."},
    {"not_text", kReject, "The bytes are no text in any encoding.", "A binary file: an image, an archive, an executable.",
     "Give text; convert PDF and office files first."},
    {"nul_characters", kFlag, "NUL characters stood in the text and were removed.", "Binary data, or a broken export.",
     "Check the source."},
    {"output_failed", kError, "The output cannot be written.", "The disk is full, or the device failed.", "Make room and run again."},
    {"out_of_range", kViolation, "A number is outside its bounds.", "The record was changed, or made by another grammar.",
     "See the bounds in `quern schema`."},
    {"html_too_deep", kReject, "The elements of a page are nested too deep.",
     "A page that no person made, or a program that never closes what it opens.", "See what made the page; take its tags out first."},
    {"pattern_mismatch", kViolation, "A string does not match the pattern of its member.", "The record was changed.",
     "See the pattern in `quern schema`."},
    {"range_swapped", kFlag, "The lower bound of a range was greater than the upper one; they were exchanged.", "A slip in the posting.",
     "Check the value if it matters."},
    {"structured_mismatch", kFlag, "The text of the page and its structured data give different values, and the one of the text was taken.",
     "One of them was not kept up to date.", "Look at both where the value matters."},
    {"too_long", kViolation, "A string or list is longer than allowed.", "The record was changed.", "See the limit in `quern schema`."},
    {"too_short", kViolation, "A string is shorter than allowed.", "The record was changed.", "See the limit in `quern schema`."},
    {"undecodable_bytes", kFlag, "Bytes that no reading explains stand as U+FFFD; `repairs` has each with its bytes.",
     "The text was cut in the middle of a character, or mixes encodings.", "Fetch the page again if you can."},
    {"unknown_charset", kReject, "The declared character set is not known.", "A misspelt or private name.",
     "Name one that ICU knows, or leave --charset out."},
    {"unknown_heading", kFlag, "Something looks like a heading that no section of the grammar knows.",
     "The vocabulary lacks it, or it is no heading.", "See it with `quern explain`; add it to a section's heads."},
    {"unknown_member", kViolation, "An object has a member that the schema does not declare.", "The record was changed.",
     "Remove the member."},
    {"usage", kError, "The command line cannot be understood.", "An unknown option or a missing argument.", "See quern COMMAND --help."},
    {"value_out_of_range", kFlag, "A value was found but refused: it is outside the bounds of its field.",
     "A slip in the posting, or the value belongs to something else.", "See it with `quern explain`."},
    {"wrong_type", kViolation, "A member has a value of the wrong type.", "The record was changed, or made by another grammar.",
     "See the type in `quern schema`."},
    {"missing_member", kViolation, "An object lacks a member that every record has.", "The record was changed.",
     "Add it; unknown is null or []."},
});

}  // namespace

std::span<const CodeInfo> all_codes() {
  static const auto sorted = [] {
    auto codes = kCodes;
    std::sort(codes.begin(), codes.end(), [](const CodeInfo& a, const CodeInfo& b) { return a.code < b.code; });
    return codes;
  }();
  return sorted;
}

const CodeInfo* find_code(std::string_view code) {
  const auto codes = all_codes();
  const auto found =
      std::lower_bound(codes.begin(), codes.end(), code, [](const CodeInfo& info, std::string_view c) { return info.code < c; });
  return found != codes.end() && found->code == code ? &*found : nullptr;
}

}  // namespace quern
