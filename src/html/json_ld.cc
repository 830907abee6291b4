#include <algorithm>
#include <array>
#include <utility>

#include "html/structured_data.h"
#include "json/reader.h"
#include "text/chars.h"

namespace quern::html {
namespace {

constexpr auto kWrappings = std::to_array<std::string_view>({"<!--", "-->", "//", "/*", "*/", "<![CDATA[", "]]>", ";"});

// Without the marks that hide a script from old browsers or from XML.
std::string_view unwrapped(std::string_view json) {
  json = trim(json);
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view mark : kWrappings) {
      if (!json.starts_with(mark) && !json.ends_with(mark)) continue;
      if (json.starts_with(mark)) json.remove_prefix(mark.size());
      if (json.ends_with(mark)) json.remove_suffix(mark.size());
      json = trim(json);
      changed = true;
    }
  }
  return json;
}

bool closes(std::string_view json, size_t at) {
  while (at < json.size() && is_space(static_cast<unsigned char>(json[at]))) ++at;
  return at < json.size() && (json[at] == '}' || json[at] == ']');
}

// Line ends and tabs in strings escaped, commas before a closing bracket left out.
std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size() + 64);
  bool in_string = false;
  for (size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && c == '\\' && at + 1 < json.size()) {
      out += c;
      out += json[++at];
    } else if (in_string && static_cast<unsigned char>(c) < 0x20) {
      out += c == '\n' ? "\\n" : c == '\r' ? "" : " ";
    } else if (c == '"') {
      in_string = !in_string;
      out += c;
    } else if (in_string || c != ',' || !closes(json, at + 1)) {
      out += c;
    }
  }
  return out;
}

void collect(Value&& value, Span place, std::vector<StructuredItem>& items, int depth) {
  constexpr int kDeepestList = 8;
  if (depth > kDeepestList) return;
  if (Value::Array* list = value.array()) {
    for (Value& one : *list) collect(std::move(one), place, items, depth + 1);
  } else if (Value* graph = value.find("@graph")) {
    collect(std::move(*graph), place, items, depth + 1);
  } else if (value.object()) {
    items.push_back({std::move(value), place});
  }
}

}  // namespace

bool read_json_ld(std::string_view json, Span place, std::vector<StructuredItem>& items) {
  const std::string_view bare = unwrapped(json);
  if (bare.empty()) return true;
  Result<Value> value = parse_json(bare);
  if (!value) value = parse_json(mended(bare));
  if (!value) return false;
  collect(std::move(*value), place, items, 0);
  return true;
}

}  // namespace quern::html
