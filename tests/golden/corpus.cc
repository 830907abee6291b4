#include "golden/corpus.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "json/reader.h"
#include "quern/emit.h"

namespace quern::testing {
namespace {

// Folders whose files hold several postings, and how they are told apart.
SplitOptions split_of(std::string_view folder) {
  if (folder == "stream_form_feed") return {SplitOptions::Mode::kFormFeed, {}};
  if (folder == "stream_ruled") return {SplitOptions::Mode::kPattern, "={8,}"};
  return {};
}

CorpusDocument describe(const std::filesystem::path& text) {
  CorpusDocument document;
  document.folder = text.parent_path().filename().string();
  document.name = text.stem().string();
  document.text = text;
  document.record = std::filesystem::path(text).replace_extension(".json");
  if (document.folder == "course") document.grammar = "course";
  document.split = split_of(document.folder);
  return document;
}

bool is_stream(const CorpusDocument& document) { return document.split.mode != SplitOptions::Mode::kNone; }

class Collector : public Sink {
 public:
  void take(Record&& record) override { outcomes.emplace_back(std::move(record)); }
  void take(Reject&& reject) override { outcomes.emplace_back(std::move(reject)); }
  std::vector<Outcome> outcomes;
};

template <typename Feeder>
void feed_pieces(Feeder& feeder, std::string_view bytes, size_t piece) {
  for (size_t at = 0; at < bytes.size();) {
    feeder.feed(bytes.substr(at, piece));
    at += std::min(piece, bytes.size() - at);
  }
}

// What changes with every release is no part of an expected record.
Value without_versions(const Value& record) {
  Value kept{Value::Object{}};
  for (const Member& member : *record.object()) {
    if (member.name == "quern") continue;
    if (member.name == "grammar") {
      kept.set("grammar", Value::Object{{"name", *member.value.find("name")}});
    } else {
      kept.set(member.name, member.value);
    }
  }
  return kept;
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const CorpusDocument& document) { return out << document.label(); }

std::vector<CorpusDocument> corpus_documents() {
  std::vector<CorpusDocument> documents;
  const std::filesystem::path corpus = QUERN_SOURCE_DIR "/corpus";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus))
    if ((entry.path().extension() == ".txt" || entry.path().extension() == ".html") && entry.path().parent_path() != corpus)
      documents.push_back(describe(entry.path()));
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) { return a.label() < b.label(); });
  return documents;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const Grammar& shipped_grammar(const std::string& name) {
  static std::map<std::string, Grammar> loaded;
  const auto found = loaded.find(name);
  if (found != loaded.end()) return found->second;
  const auto grammar = Grammar::load(name);
  if (grammar) return loaded.emplace(name, *grammar).first->second;
  for (const Error& error : grammar.errors()) std::fprintf(stderr, "%s\n", to_string(error).c_str());
  std::abort();
}

std::vector<Outcome> outcomes_of(const CorpusDocument& document, size_t piece) {
  const std::string bytes = read_bytes(document.text);
  const std::string uri = "corpus/" + document.label() + document.text.extension().string();
  Parser parser(shipped_grammar(document.grammar));
  Collector collector;
  if (is_stream(document)) {
    auto stream = DocumentStream::open(parser, collector, document.split, uri);
    feed_pieces(*stream, bytes, piece);
    stream->finish();
  } else {
    Source source;
    source.uri = uri;
    feed_pieces(parser, bytes, piece);
    collector.outcomes.push_back(parser.finish(source));
  }
  return std::move(collector.outcomes);
}

std::string json_of(const Outcome& outcome, const Grammar& grammar) {
  std::string json;
  if (const auto* record = std::get_if<Record>(&outcome)) {
    emit(*record, grammar, {}, json);
  } else {
    emit(std::get<Reject>(outcome), json);
  }
  return json;
}

Value expected_form(const CorpusDocument& document) {
  Value list{Value::Array{}};
  for (const Outcome& outcome : outcomes_of(document)) {
    const auto value = parse_json(json_of(outcome, shipped_grammar(document.grammar)));
    list.push(without_versions(*value));
  }
  return is_stream(document) ? list : list.array()->front();
}

}  // namespace quern::testing
