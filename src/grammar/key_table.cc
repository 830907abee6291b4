#include "grammar/key_table.h"

namespace quern::loading {
namespace {

constexpr Form kString{Takes::kString, {}, {}, {}};
constexpr Form kInteger{Takes::kInteger, {}, {}, {}};
constexpr Form kNumber{Takes::kNumber, {}, {}, {}};
constexpr Form kBoolean{Takes::kBoolean, {}, {}, {}};
constexpr Form kStrings{Takes::kStrings, {}, {}, {}};
constexpr Form kOneOrMore{Takes::kOneOrMore, {}, {}, {}};
constexpr Form kList{Takes::kList, {}, {}, {}};
constexpr Form kAnything{Takes::kAnything, {}, {}, {}};
constexpr Form kByLanguage{Takes::kNamed, "lists by language", {}, {}, &kStrings};
constexpr Form kNumbers{Takes::kNamed, "numbers by name", {}, {}, &kNumber};
constexpr Form kNamedStrings{Takes::kNamed, "strings by name", {}, {}, &kString};
constexpr Form kValues{Takes::kNamed, "values by name", {}, {}, &kAnything};

constexpr KeySpec kCueKeys[] = {{"match", &kString, true}, {"weight", &kNumber}, {"early", &kInteger}};
constexpr Form kCues{Takes::kStringOr, "a cue", kCueKeys, {}};
constexpr Form kCuesByLanguage{Takes::kNamed, "cues by language", {}, {}, &kCues};

constexpr KeySpec kSectionKeys[] = {
    {"title", &kString},  {"heads", &kByLanguage}, {"weak", &kByLanguage},  {"patterns", &kByLanguage},
    {"tails", &kStrings}, {"children", &kStrings}, {"within", &kStrings},   {"inline", &kBoolean},
    {"prefix", &kNumber}, {"memory", &kNumber},    {"headless", &kBoolean}, {"cues", &kCuesByLanguage},
};
constexpr Form kSection{Takes::kTable, "a section", kSectionKeys, {}};
constexpr Form kSections{Takes::kNamed, "sections by name", {}, {}, &kSection};

constexpr KeySpec kHeadingKeys[] = {{"conjunctions", &kStrings}};
constexpr Form kHeading{Takes::kTable, "[heading]", kHeadingKeys, {}};

constexpr KeySpec kLayoutKeys[] = {{"abbreviations", &kStrings}, {"joiners", &kStrings}};
constexpr Form kLayout{Takes::kTable, "[layout]", kLayoutKeys, {}};

constexpr KeySpec kSwitchKeys[] = {
    {"start", &kNumber},         {"blank", &kNumber},           {"line", &kNumber},
    {"bullet", &kNumber},        {"sentence", &kNumber},        {"inline_bullet", &kNumber},
    {"joint", &kNumber},         {"inline_heading", &kNumber},  {"after_heading", &kNumber},
    {"known_heading", &kNumber}, {"unknown_heading", &kNumber},
};
constexpr Form kSwitch{Takes::kTable, "[decoding.switch]", kSwitchKeys, {}};
constexpr KeySpec kDecodingKeys[] = {
    {"heading", &kNumber}, {"prefix", &kNumber},  {"pattern", &kNumber},         {"weak", &kNumber},      {"memory", &kNumber},
    {"unknown", &kNumber}, {"cue", &kNumber},     {"unknown_section", &kString}, {"switch", &kSwitch},    {"start", &kNumbers},
    {"base", &kNumbers},   {"change", &kNumbers}, {"tables", &kString},          {"furniture", &kNumber}, {"furniture_section", &kString},
};
constexpr Form kDecoding{Takes::kTable, "[decoding]", kDecodingKeys, {}};

// Properties nest: those of an object may be objects.
extern const Form kProperties;
constexpr KeySpec kShapeKeys[] = {
    {"type", &kString, true}, {"many", &kBoolean},       {"description", &kString},    {"minimum", &kNumber},
    {"maximum", &kNumber},    {"min_length", &kInteger}, {"max_length", &kInteger},    {"pattern", &kString},
    {"values", &kStrings},    {"limit", &kInteger},      {"properties", &kProperties},
};
constexpr KeySpec kPropertyKeys[] = {{"nullable", &kBoolean}};
constexpr Form kProperty{Takes::kTable, "a property", kShapeKeys, kPropertyKeys};
const Form kProperties{Takes::kNamed, "properties by name", {}, {}, &kProperty};

constexpr KeySpec kAlternativeKeys[] = {{"in", &kStrings}, {"near", &kString}, {"value", &kAnything, true}};
constexpr Form kAlternatives{Takes::kTables, "an alternative of `choose`", kAlternativeKeys, {}};
constexpr Form kChoose{Takes::kNamed, "lists of alternatives by property", {}, {}, &kAlternatives};

constexpr KeySpec kFieldKeys[] = {
    {"id", &kString, true}, {"unique", &kStrings}, {"unique_by", &kString}, {"spare_from", &kInteger}, {"choose", &kChoose},
};
constexpr Form kFields{Takes::kTables, "a field", kFieldKeys, kShapeKeys};

constexpr KeySpec kRuleKeys[] = {
    {"id", &kString, true},
    {"field", &kString},
    {"flag", &kString},
    {"language", &kString},
    {"within", &kStrings},
    {"not_within", &kStrings},
    {"from", &kString},
    {"match", &kString},
    {"types", &kNamedStrings},
    {"set", &kValues},
    {"choose", &kChoose},
    {"guard", &kNamedStrings},
    {"not_before", &kOneOrMore},
    {"not_after", &kOneOrMore},
    {"not_value", &kOneOrMore},
    {"unless", &kString},
    {"position", &kString},
    {"rank", &kInteger},
    {"votes", &kInteger},
    {"text", &kString},
    {"ok", &kList},
    {"no", &kList},
};
constexpr Form kRules{Takes::kTables, "a rule", kRuleKeys, {}};

constexpr KeySpec kFlagKeys[] = {{"meaning", &kString, true}, {"cause", &kString, true}, {"cure", &kString, true}};
constexpr Form kFlag{Takes::kTable, "a flag", kFlagKeys, {}};
constexpr Form kFlags{Takes::kNamed, "flags by name", {}, {}, &kFlag};

constexpr KeySpec kKindKeys[] = {{"name", &kString, true}, {"any", &kStrings}, {"all", &kStrings}, {"none", &kStrings}};
constexpr Form kKinds{Takes::kTables, "a kind", kKindKeys, {}};

constexpr KeySpec kSchemaOrgKeys[] = {{"kind", &kString, true}, {"require", &kStrings}, {"template", &kString, true}};
constexpr Form kSchemaOrg{Takes::kTables, "[[schemaorg]]", kSchemaOrgKeys, {}};

constexpr KeySpec kReadingKeys[] = {{"from", &kStrings}, {"join", &kString}, {"type", &kString}, {"map", &kNamedStrings}};
constexpr Form kReading{Takes::kTable, "a structured property", kReadingKeys, {}};
constexpr Form kReadings{Takes::kNamed, "structured properties by name", {}, {}, &kReading};
constexpr KeySpec kStructuredFieldKeys[] = {{"prefer", &kString}, {"each", &kString}, {"properties", &kReadings}};
constexpr Form kStructuredField{Takes::kTable, "a structured field", kStructuredFieldKeys, kReadingKeys};
constexpr Form kStructuredFields{Takes::kNamed, "structured fields by name", {}, {}, &kStructuredField};
constexpr KeySpec kStructuredKeys[] = {
    {"type", &kString, true}, {"title", &kStrings}, {"description", &kStrings}, {"field", &kStructuredFields}};
constexpr Form kStructured{Takes::kTable, "[structured]", kStructuredKeys, {}};

constexpr KeySpec kWordKeys[] = {{"match", &kString, true}, {"language", &kString}};
constexpr Form kWords{Takes::kStringOr, "a word", kWordKeys, {}};
constexpr Form kValuesOfWords{Takes::kNamed, "lists of words by value", {}, {}, &kWords};
constexpr Form kVocabularies{Takes::kNamed, "vocabularies by name", {}, {}, &kValuesOfWords};

constexpr KeySpec kFileKeys[] = {
    {"grammar", &kString, true},
    {"version", &kString},
    {"schema", &kString},
    {"extends", &kStrings},
    {"disable", &kStrings},
    {"languages", &kStrings},
    {"language", &kString},
    {"macro", &kNamedStrings},
    {"vocabulary", &kVocabularies},
    {"section", &kSections},
    {"heading", &kHeading},
    {"layout", &kLayout},
    {"decoding", &kDecoding},
    {"field", &kFields},
    {"rule", &kRules},
    {"flag", &kFlags},
    {"kind", &kKinds},
    {"schemaorg", &kSchemaOrg},
    {"structured", &kStructured},
};

}  // namespace

const Form kFileForm{Takes::kTable, "a grammar", kFileKeys, {}};

}  // namespace quern::loading
