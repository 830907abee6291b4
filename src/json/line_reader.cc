#include "json/line_reader.h"

#include <simdjson.h>

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "json/simdjson_errors.h"

namespace quern {
namespace {

namespace ondemand = simdjson::ondemand;

struct Path {
  explicit Path(std::string_view dotted) : whole(dotted) {
    while (true) {
      const size_t dot = dotted.find('.');
      parts.emplace_back(dotted.substr(0, dot));
      if (dot == std::string_view::npos) break;
      dotted.remove_prefix(dot + 1);
    }
  }

  std::string whole;
  std::vector<std::string> parts;
};

std::string_view trimmed(std::string_view token) {
  const size_t end = token.find_last_not_of(" \t\r\n");
  return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// The value of a member.
struct Member {
  std::string_view token;   // as it stands in the line; empty: there is no such member
  std::string_view string;  // what it says, if it is a string
  simdjson::error_code error = simdjson::SUCCESS;
  ondemand::json_type type{};

  bool exists() const { return !token.empty(); }
};

Member read_member(ondemand::value& value) {
  Member member;
  member.token = trimmed(value.raw_json_token());
  member.error = value.type().get(member.type);
  if (member.error == simdjson::SUCCESS && member.type == ondemand::json_type::string) member.error = value.get_string().get(member.string);
  return member;
}

// Fills `found` with the member at the end of the path. Of members of one name the last counts, as it does for other readers; a name that
// cannot be read is none that is asked for.
simdjson::error_code find_member(ondemand::object object, std::span<const std::string> path, Member& found) {
  for (auto field : object) {
    if (field.error()) return field.error();
    std::string_view name;
    if (field.unescaped_key().get(name) || name != path.front()) continue;
    ondemand::value value;
    if (auto error = field.value().get(value)) return error;
    found = path.size() == 1 ? read_member(value) : Member();
    if (path.size() == 1) continue;
    ondemand::object inner;
    auto error = value.get_object().get(inner);
    if (error == simdjson::SUCCESS) error = find_member(inner, path.subspan(1), found);
    if (error && error != simdjson::INCORRECT_TYPE) return error;
  }
  return simdjson::SUCCESS;
}

// Needs a document that is at its start. The strings live until it is rewound.
simdjson::error_code find_member(ondemand::document& document, const Path& path, Member& found) {
  ondemand::object object;
  if (auto error = document.get_object().get(object)) return error;
  if (auto error = find_member(object, std::span(&path.whole, 1), found)) return error;
  if (found.exists() || path.parts.size() == 1) return simdjson::SUCCESS;
  document.rewind();
  if (auto error = document.get_object().get(object)) return error;
  return find_member(object, path.parts, found);
}

const char* type_name(const Member& member) {
  if (member.error) return "no JSON";
  switch (member.type) {
    case ondemand::json_type::array: return "an array";
    case ondemand::json_type::object: return "an object";
    case ondemand::json_type::number: return "a number";
    case ondemand::json_type::boolean: return "a boolean";
    case ondemand::json_type::null: return "null";
    default: return "a string";
  }
}

}  // namespace

struct JsonLineReader::State {
  Path text;
  Path id;
  ondemand::parser parser;
  std::string padded;

  State(std::string_view text_path, std::string_view id_path) : text(text_path), id(id_path) {}

  static Error refuse(std::string reason) {
    return {"invalid_json_line", {}, std::move(reason), "Name the member with --text-field, or read the file as text with --from text."};
  }
  static Error refuse(simdjson::error_code error) { return refuse("the line is no JSON: " + describe(error)); }

  simdjson::error_code iterate(std::string_view line, ondemand::document& document) {
    padded.assign(line);
    padded.resize(line.size() + simdjson::SIMDJSON_PADDING);
    return parser.iterate(simdjson::padded_string_view(padded.data(), line.size(), padded.size())).get(document);
  }

  // The line is one object and nothing else: a second one behind it must not get lost.
  static std::optional<Error> check_object(ondemand::document& document) {
    ondemand::object object;
    if (auto error = document.get_object().get(object))
      return error == simdjson::INCORRECT_TYPE ? refuse("the line is no JSON object") : refuse(error);
    for (auto field : object)
      if (auto error = field.error()) return refuse(error);
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return refuse("something follows on the line after the object");
    document.rewind();
    return std::nullopt;
  }

  // Reads the id before the text: both share the parser's buffer of strings, and rewinding empties it.
  std::optional<Error> read_id(ondemand::document& document, std::string& out) const {
    Member member;
    if (auto error = find_member(document, id, member)) return refuse(error);
    if (!member.exists()) return std::nullopt;
    if (member.error) return refuse(member.error);
    if (member.type == ondemand::json_type::string) {
      out = member.string;
    } else if (member.type == ondemand::json_type::number || member.type == ondemand::json_type::boolean) {
      out = member.token;
    }
    return std::nullopt;
  }

  // `line`: what `padded` is a copy of.
  std::optional<Error> read_text(ondemand::document& document, std::string_view line, JsonLine& out) const {
    Member member;
    if (auto error = find_member(document, text, member)) return refuse(error);
    if (!member.exists()) return refuse("the line has no member `" + text.whole + "`");
    if (!member.token.starts_with('"')) return refuse("the member `" + text.whole + "` is " + type_name(member) + ", not a string");
    if (member.error) return refuse(member.error);
    out.raw = line.substr(static_cast<size_t>(member.token.data() - padded.data()), member.token.size());
    out.text = member.string;
    return std::nullopt;
  }
};

JsonLineReader::JsonLineReader(std::string_view text_path, std::string_view id_path)
    : state_(std::make_unique<State>(text_path, id_path)) {}
JsonLineReader::~JsonLineReader() = default;
JsonLineReader::JsonLineReader(JsonLineReader&&) noexcept = default;
JsonLineReader& JsonLineReader::operator=(JsonLineReader&&) noexcept = default;

Result<JsonLine> JsonLineReader::read(std::string_view line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (line.substr(0, 3) == kByteOrderMark) line.remove_prefix(3);
  ondemand::document document;
  if (auto error = state_->iterate(line, document)) return State::refuse(error);
  if (auto error = State::check_object(document)) return *std::move(error);

  JsonLine found;
  if (!state_->id.whole.empty()) {
    if (auto error = state_->read_id(document, found.id)) return *std::move(error);
    document.rewind();
  }
  if (auto error = state_->read_text(document, line, found)) return *std::move(error);
  return found;
}

}  // namespace quern
