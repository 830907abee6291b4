#include "grammar/compile.h"

namespace quern::loading {

void compile_vocabularies(Compiling& c) {
  for (const Entry& entry : c.merged.root.table("vocabulary")) {
    Vocabulary vocabulary;
    vocabulary.name = entry.key;
    for (const Entry& value : entry.value.members) {
      std::string alternatives;
      for (const Node& word : value.value.elements) {
        if (const Node* language = word.find("language")) c.language(language->text, language->at);
        const auto expanded = c.macros.expand(word.match().text, word.at);
        if (expanded) alternatives += (alternatives.empty() ? "" : "|") + *expanded;
      }
      if (alternatives.empty()) continue;
      auto pattern = Pattern::compile(alternatives);  // what is wrong with a word was reported with the macros
      if (pattern) vocabulary.entries.push_back({value.key, std::move(*pattern)});
    }
    c.out.vocabularies.push_back(std::move(vocabulary));
  }
}

void compile_flags(Compiling& c) {
  for (const Entry& entry : c.merged.root.table("flag"))
    c.out.flags.push_back({entry.key, std::string(entry.value.string("meaning")), std::string(entry.value.string("cause")),
                           std::string(entry.value.string("cure"))});
}

}  // namespace quern::loading
