// What each unit of each document of a file of JSON lines shows, for training: one JSON line a document. scripts/learn_outline reads it.
//
//   build/release/bench/outline_features FILE [GRAMMAR]     // JSON lines with `text` and `id`; the grammar is "job"
//
// {"id": ..., "units": [{"text", "class": of the switch before it, "block": whether one begins,
// "heading": [kind, strength, line or inline],
// "above": [kind, strength, inline, distance], "scores": by kind, of the grammar's own numbers, "own": names of features, "place": names of
// features, "kind": decided}]}
#include <cstdio>
#include <fstream>
#include <string>

#include "json/line_reader.h"
#include "json/writer.h"
#include "layout/layout.h"
#include "outline/decode.h"
#include "outline/evidence.h"
#include "outline/features.h"
#include "outline/outline.h"
#include "quern/quern.h"
#include "text/language.h"

namespace quern::bench {
namespace {

class Printer {
 public:
  Printer(const CompiledGrammar& grammar, std::string& out) : grammar_(grammar), writer_(out) { features_.named = true; }

  void print(const JsonLine& line) {
    const Text text = *prepare_text(std::as_bytes(std::span(line.text)));
    const LanguageBits spoken = grammar_.spoken(detect_languages(text.utf8));
    const Layout layout = lay_out(text.utf8, grammar_);
    const Evidences evidences = weigh_evidence(text.utf8, layout, grammar_, spoken, nullptr);
    const Outline outline = make_outline(text.utf8, layout, grammar_, nullptr, spoken);
    FeatureMaker maker(text.utf8, layout, evidences, grammar_);
    writer_.begin_object();
    member("id", line.id);
    writer_.key("units"), writer_.begin_array();
    for (size_t i = 0; i < layout.units.size(); ++i) {
      const Unit& unit = layout.units[i];
      writer_.begin_object();
      member("text", (unit.span.empty() ? unit.marked : unit.span).of(text.utf8));
      writer_.key("class"), writer_.integer(static_cast<int64_t>(switch_class(layout, evidences, i)));
      writer_.key("block"), writer_.boolean(begins_block(unit));
      print_headings(unit, evidences, i);
      writer_.key("scores"), writer_.begin_array();
      for (size_t top = 0; top < evidences.tops; ++top) writer_.number(double{evidences.of(i)[top]});
      writer_.end_array();
      maker.make(i, features_);
      print_names("own", 0, features_.own);
      print_names("place", features_.own, features_.names.size());
      member("kind", grammar_.tops[grammar_.sections[outline.sections[outline.section_of_unit[i]].kind].top]);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

 private:
  void member(std::string_view key, std::string_view value) { writer_.key(key), writer_.string(value); }

  std::string_view kind_of(const HeadingEntry& entry) const {
    return entry.section == kNoSection ? std::string_view() : grammar_.tops[grammar_.sections[entry.section].top];
  }

  void print_headings(const Unit& unit, const Evidences& evidences, size_t i) {
    const HeadingEntry& own = evidences.headings[i];
    const HeadingAbove& above = evidences.above[i];
    writer_.key("heading"), writer_.begin_array();
    writer_.string(kind_of(own)), writer_.integer(static_cast<int>(own.strength));
    writer_.string(!unit.heading ? "" : unit.lead ? "inline" : "line");
    writer_.end_array();
    writer_.key("above"), writer_.begin_array();
    writer_.string(kind_of(above.entry)), writer_.integer(static_cast<int>(above.entry.strength));
    writer_.boolean(above.lead), writer_.integer(static_cast<int64_t>(i - above.unit));
    writer_.end_array();
  }

  void print_names(std::string_view key, size_t begin, size_t end) {
    writer_.key(key), writer_.begin_array();
    for (size_t at = begin; at < end; ++at) writer_.string(features_.names[at]);
    writer_.end_array();
  }

  const CompiledGrammar& grammar_;
  JsonWriter writer_;
  Features features_;
};

int run(const char* path, const char* name) {
  std::ifstream file(path);
  const auto grammar = Grammar::load(name);
  if (!file || !grammar) return std::fprintf(stderr, "outline_features: cannot read %s or the grammar %s\n", path, name), 2;
  JsonLineReader reader("text", "id");
  std::string line, out;
  Printer printer(grammar->compiled(), out);
  while (std::getline(file, line)) {
    const auto found = reader.read(line);
    if (!found) return std::fprintf(stderr, "outline_features: %s\n", to_string(found.errors()[0]).c_str()), 2;
    out.clear();
    printer.print(*found);
    out += '\n';
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return 0;
}

}  // namespace
}  // namespace quern::bench

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) return std::fprintf(stderr, "usage: outline_features FILE [GRAMMAR]\n"), 2;
  return quern::bench::run(argv[1], argc > 2 ? argv[2] : "job");
}
