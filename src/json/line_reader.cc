#include "json/line_reader.h"

#include <simdjson.h>

#include <optional>
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

// The member at `path`. Needs a document that is at its start.
simdjson::error_code find_member(ondemand::document& document, const Path& path, ondemand::value& value) {
  const auto error = document.find_field_unordered(path.whole).get(value);
  if (error != simdjson::NO_SUCH_FIELD || path.parts.size() == 1) return error;
  document.rewind();
  auto found = document.find_field_unordered(path.parts[0]);
  for (size_t i = 1; i < path.parts.size(); ++i) found = found.find_field_unordered(path.parts[i]);
  return std::move(found).get(value);
}

std::string_view trimmed(std::string_view token) {
  const size_t end = token.find_last_not_of(" \t\r\n");
  return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

const char* type_name(ondemand::value& value) {
  ondemand::json_type type;
  if (value.type().get(type)) return "no JSON";
  switch (type) {
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
    ondemand::value value;
    const auto error = find_member(document, id, value);
    if (error == simdjson::NO_SUCH_FIELD || error == simdjson::INCORRECT_TYPE) return std::nullopt;
    ondemand::json_type type;
    if (error) return refuse(error);
    if (auto type_error = value.type().get(type)) return refuse(type_error);
    if (type == ondemand::json_type::string) {
      std::string_view name;
      if (auto string_error = value.get_string().get(name)) return refuse(string_error);
      out = name;
    } else if (type == ondemand::json_type::number || type == ondemand::json_type::boolean) {
      out = trimmed(value.raw_json_token());
    }
    return std::nullopt;
  }

  // `line`: what `padded` is a copy of.
  std::optional<Error> read_text(ondemand::document& document, std::string_view line, JsonLine& out) const {
    ondemand::value value;
    const auto error = find_member(document, text, value);
    if (error == simdjson::NO_SUCH_FIELD || error == simdjson::INCORRECT_TYPE) return refuse("the line has no member `" + text.whole + "`");
    if (error) return refuse(error);
    const std::string_view token = trimmed(value.raw_json_token());
    out.raw = line.substr(static_cast<size_t>(token.data() - padded.data()), token.size());
    const auto string_error = value.get_string().get(out.text);
    if (string_error == simdjson::INCORRECT_TYPE)
      return refuse("the member `" + text.whole + "` is " + type_name(value) + ", not a string");
    if (string_error) return refuse(string_error);
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
