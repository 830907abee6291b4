#include "grammar/compile.h"

namespace quern::loading {
namespace {

Alternative compile_alternative(Compiling& c, const Node& source, const Shape& property, std::string_view language) {
  Alternative alternative;
  alternative.in = c.sections(source.list("in"));
  if (const Node* near = source.find("near")) alternative.near = c.macros.compile(*near, "`near`: ", language);
  const Node& value = *source.find("value");
  alternative.value = value.value();
  const std::string why = misfit(property, alternative.value);
  if (!why.empty()) c.faults.add("grammar_bad_value", value.at, "the value does not fit its property: " + why, "");
  return alternative;
}

// Behind an alternative without condition nothing is ever reached.
void check_last(Compiling& c, const Node& list) {
  for (size_t i = 0; i + 1 < list.elements.size(); ++i) {
    const Node& alternative = list.elements[i];
    if (!alternative.find("in") && !alternative.find("near"))
      c.faults.add("grammar_bad_value", alternative.at, "this alternative always holds, so those behind it are never reached",
                   "give it `in` or `near`, or put it last");
  }
}

}  // namespace

std::vector<Choice> compile_choices(Compiling& c, const Node& source, const Shape& element) {
  std::vector<Choice> choices;
  for (const Entry& entry : source.table("choose")) {
    const Shape* property = find_property(element, entry.key);
    if (!property) {
      c.faults.add("grammar_unknown_name", entry.at, "`choose` names the property `" + entry.key + "`, which its field does not have",
                   suggest(entry.key, property_names(element)));
      continue;
    }
    Choice choice;
    choice.property = property == &element ? std::string() : entry.key;
    for (const Node& alternative : entry.value.elements)
      choice.alternatives.push_back(compile_alternative(c, alternative, *property, source.string("language")));
    check_last(c, entry.value);
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace quern::loading
