#include <algorithm>
#include <optional>

#include "json/writer.h"
#include "report/document_view.h"

namespace quern::report {
namespace {

constexpr size_t kMostShown = 4;  // of an object that is no field

class JsonView {
 public:
  JsonView(const std::vector<Marking>& markings, bool linked, const std::string& prefix, HtmlWriter& html)
      : markings_(markings), linked_(linked), prefix_(prefix), html_(html) {}

  void write(const Value::Object& members, const Value* evidence) {
    html_.element("div", "{");
    for (size_t i = 0; i < members.size(); ++i) {
      if (members[i].name == "text") continue;
      const bool last = i + 1 == members.size() || (i + 2 == members.size() && members[i + 1].name == "text");
      const bool is_field = evidence != nullptr && evidence->find(members[i].name) != nullptr;
      write_member(members[i], is_field, last);
    }
    html_.element("div", "}");
  }

 private:
  void write_member(const Member& member, bool is_field, bool last) {
    const size_t size = is_field ? 0 : size_of_folded(member.value);
    if (size > 0) {
      html_.open("details").open("summary");
      write_key(member.name, 1);
      html_.element("span", member.value.array() != nullptr ? "[ " + std::to_string(size) + " ]" : "{ " + std::to_string(size) + " }",
                    {{"class", "fold"}});
      html_.close().open("div", {{"class", "folded"}});
      write_value(member.value, 1);
      html_.close().close();
      return;
    }
    html_.open("div", {{"class", is_field && !member.value.empty() ? "field" : "plain"}});
    write_key(member.name, 1);
    if (is_field) {
      write_field(member);
    } else {
      write_value(member.value, 1);
    }
    html_.text(last ? "" : ",").close();
  }

  // How many things a member holds that is folded: objects of some size, and lists of objects; else 0.
  static size_t size_of_folded(const Value& value) {
    if (const auto* elements = value.array()) return elements->empty() || elements->front().object() == nullptr ? 0 : elements->size();
    return value.object() == nullptr || value.object()->size() <= kMostShown ? 0 : value.object()->size();
  }

  // The value, or each element of a list, leads to its place.
  void write_field(const Member& member) {
    const auto* elements = member.value.array();
    if (elements == nullptr || elements->empty()) return write_linked(member.value, member.name, 0, 1);
    html_.text("[\n");
    for (size_t i = 0; i < elements->size(); ++i) {
      indent(2);
      write_linked((*elements)[i], member.name, i, 2);
      html_.text(i + 1 < elements->size() ? ",\n" : "\n");
    }
    indent(1);
    html_.text("]");
  }

  void write_linked(const Value& value, const std::string& field, size_t element, size_t depth) {
    const auto found = std::find_if(markings_.begin(), markings_.end(),
                                    [&](const Marking& marking) { return marking.field == field && marking.element == element; });
    if (!linked_ || found == markings_.end()) return write_value(value, depth);
    const std::string number = std::to_string(found - markings_.begin());
    html_.open("a", {{"class", "value"},
                     {"id", prefix_ + "v" + number},
                     {"href", "#" + prefix_ + "m" + number},
                     {"data-v", number},
                     {"title", found->rule}});
    write_value(value, depth);
    html_.close();
  }

  void write_key(const std::string& name, size_t depth) {
    indent(depth);
    std::string key;
    append_json_string(key, name);
    html_.element("span", key, {{"class", "key"}}).text(": ");
  }

  void write_value(const Value& value, size_t depth) {
    if (const auto* elements = value.array()) {
      write_elements(*elements, depth);
    } else if (const auto* members = value.object()) {
      write_members(*members, depth);
    } else if (value.string() != nullptr) {
      html_.open("span", {{"class", "string"}}).isolated(to_json(value)).close();
    } else {
      html_.element("span", to_json(value), {{"class", "word"}});
    }
  }

  void write_elements(const Value::Array& elements, size_t depth) {
    const bool on_one_line =
        std::all_of(elements.begin(), elements.end(), [](const Value& element) { return element.integer() != nullptr; });
    html_.text(on_one_line ? "[" : "[\n");
    for (size_t i = 0; i < elements.size(); ++i) {
      if (!on_one_line) indent(depth + 1);
      write_value(elements[i], depth + 1);
      if (i + 1 < elements.size()) html_.text(on_one_line ? ", " : ",");
      if (!on_one_line) html_.text("\n");
    }
    if (!on_one_line) indent(depth);
    html_.text("]");
  }

  void write_members(const Value::Object& members, size_t depth) {
    html_.text(members.empty() ? "{" : "{\n");
    for (size_t i = 0; i < members.size(); ++i) {
      write_key(members[i].name, depth + 1);
      write_value(members[i].value, depth + 1);
      html_.text(i + 1 < members.size() ? ",\n" : "\n");
    }
    if (!members.empty()) indent(depth);
    html_.text("}");
  }

  void indent(size_t depth) { html_.text(std::string(2 * depth, ' ')); }

  const std::vector<Marking>& markings_;
  bool linked_;
  const std::string& prefix_;
  HtmlWriter& html_;
};

}  // namespace

void write_json(const Value& record, const std::vector<Marking>& markings, bool linked, const std::string& prefix, HtmlWriter& html) {
  if (record.object() != nullptr) JsonView(markings, linked, prefix, html).write(*record.object(), record.find("evidence"));
}

}  // namespace quern::report
