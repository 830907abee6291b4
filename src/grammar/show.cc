#include "grammar/show.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace quern::loading {
namespace {

constexpr size_t kWidth = 120;  // of a line of a list

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// A literal string where it can be one: patterns stay readable.
std::string quoted(std::string_view text) {
  const bool control = std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
  if (!control && text.find('\'') == text.npos) return "'" + std::string(text) + "'";
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if ((c >= 0 && c < 0x20) || c == 0x7F) {
      out += std::string("\\u00") + kDigits[c >> 4] + kDigits[c & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string key_text(std::string_view key) { return is_bare_key(key) ? std::string(key) : quoted(key); }

std::string number_text(double number) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string out(buffer.data(), end);
  if (out.find_first_not_of("-0123456789") == out.npos) out += ".0";
  return out;
}

std::string inline_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kString: return quoted(node.text);
    case Node::Kind::kInteger: return std::to_string(node.integer);
    case Node::Kind::kNumber: return number_text(node.number);
    case Node::Kind::kBoolean: return node.boolean ? "true" : "false";
    case Node::Kind::kArray: {
      std::string out = "[";
      for (const Node& element : node.elements) out += (out.size() > 1 ? ", " : "") + inline_text(element);
      return out + "]";
    }
    case Node::Kind::kTable: {
      std::string out = "{";
      for (const Entry& entry : node.members) out += (out.size() > 1 ? ", " : " ") + key_text(entry.key) + " = " + inline_text(entry.value);
      return out + (node.members.empty() ? "}" : " }");
    }
    case Node::Kind::kDate: break;
  }
  return "''";  // no key takes a date
}

class Shower {
 public:
  explicit Shower(const Merged& merged) : merged_(merged) {}

  std::string show() {
    head();
    for (const std::string_view table : {"heading", "layout", "decoding"})
      if (const Entry* entry = merged_.root.entry(table)) show_table(std::string(table), *entry);
    for (const std::string_view table : {"macro"})
      if (const Entry* entry = merged_.root.entry(table)) show_table(std::string(table), *entry, true);
    for (const Entry& entry : merged_.root.table("vocabulary")) show_table("vocabulary." + key_text(entry.key), entry);
    for (const std::string& name : merged_.sections)
      for (const Entry& entry : merged_.root.table("section"))
        if (entry.key == name) show_table("section." + key_text(name), entry);
    for (const std::string_view list : {"field", "rule"}) show_list(list);
    for (const Entry& entry : merged_.root.table("flag")) show_table("flag." + key_text(entry.key), entry);
    for (const std::string_view list : {"kind", "schemaorg"}) show_list(list);
    return std::move(out_);
  }

 private:
  void head() {
    out_ += "# merged from\n";
    for (const std::string& file : merged_.files) out_ += "#   " + file + "\n";
    out_ += "# sha256 " + merged_.sha256 + "\n";
    for (const std::string_view key : {"grammar", "version", "schema", "languages"})
      if (const Node* value = merged_.root.find(key)) out_ += std::string(key) + " = " + inline_text(*value) + "\n";
  }

  std::string origin(Spot spot) const { return "# " + merged_.names[spot.file] + (spot.line > 0 ? ":" + std::to_string(spot.line) : ""); }

  void show_table(const std::string& header, const Entry& entry, bool each_origin = false) {
    out_ += "\n[" + header + "]  " + origin(entry.at) + "\n";
    show_members("", entry.value, entry.at.file, each_origin);
  }

  void show_list(std::string_view list) {
    for (const Node& element : merged_.root.list(list)) {
      out_ += "\n[[" + std::string(list) + "]]  " + origin(element.at) + "\n";
      show_members("", element, element.at.file, false);
    }
  }

  // `file`: that of the header; what comes from another one says so.
  void show_members(const std::string& prefix, const Node& table, uint16_t file, bool each_origin) {
    for (const Entry& entry : table.members) {
      const std::string key = prefix + key_text(entry.key);
      if (entry.value.is_table()) {
        show_members(key + ".", entry.value, file, each_origin);
      } else if (entry.value.is_array()) {
        show_elements(key, entry.value, file);
      } else {
        out_ += key + " = " + inline_text(entry.value);
        if (each_origin || entry.value.at.file != file) out_ += "  " + origin(entry.value.at);
        out_ += "\n";
      }
    }
  }

  void show_elements(const std::string& key, const Node& list, uint16_t file) {
    const std::string one_line = key + " = " + inline_text(list);
    const bool elsewhere =
        std::any_of(list.elements.begin(), list.elements.end(), [&](const Node& element) { return element.at.file != file; });
    if (!elsewhere && one_line.size() <= kWidth) {
      out_ += one_line + "\n";
      return;
    }
    out_ += key + " = [\n";
    std::string line = "  ";
    for (size_t i = 0; i < list.elements.size(); ++i) {
      const Node& element = list.elements[i];
      if (i == 0 || element.at.file != list.elements[i - 1].at.file) {
        end_line(line);
        out_ += "  " + origin(element.at) + "\n";
      }
      const std::string text = inline_text(element) + ",";
      if (line.size() + text.size() > kWidth) end_line(line);
      line += (line.size() > 2 ? " " : "") + text;
    }
    end_line(line);
    out_ += "]\n";
  }

  void end_line(std::string& line) {
    if (line.size() > 2) out_ += line + "\n";
    line = "  ";
  }

  const Merged& merged_;
  std::string out_;
};

}  // namespace

std::string show(const Merged& merged) { return Shower(merged).show(); }

}  // namespace quern::loading
