#include "pipeline/clean_chunk.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/terminal.h"
#include "input/text_blocks.h"
#include "json/writer.h"
#include "pipeline/clean_report.h"
#include "text/decode.h"

namespace quern {
namespace {

using Output = CleanSettings::Output;
using UndecodableList = std::vector<Chunk::Undecodable>;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

bool lists_changes(Output output) { return output == Output::kExplain || output == Output::kDiff; }

// Those between `begin` and `end`, counted from `begin`.
UndecodableList undecodable_in(const UndecodableList& all, size_t begin, size_t end) {
  UndecodableList found;
  for (const Chunk::Undecodable& bad : all)
    if (bad.at >= begin && bad.at < end) found.push_back({bad.at - begin, bad.bytes});
  return found;
}

std::string describe(const UndecodableList& undecodable) {
  const size_t more = undecodable.size() - 1;
  return escape_bytes(undecodable.front().bytes) + (more == 0 ? " stands" : " and " + std::to_string(more) + " more stand") +
         " as U+FFFD: no reading explains them";
}

}  // namespace

// What is at hand: a chunk and where it goes.
struct ChunkCleaner::Task {
  const Chunk& chunk;
  bool json_lines;
  std::string_view file;
  CleanOutput& out;

  CleanPlace place_at(size_t begin) const {
    return {file, chunk.line + count_line_ends(chunk.bytes().substr(0, begin)), chunk.offset + begin, false};
  }
};

// A text that is cleaned as a whole.
struct ChunkCleaner::Document {
  std::string_view text;
  CleanPlace place;  // only where changes are listed
};

ChunkCleaner::ChunkCleaner(const CleanSettings& settings)
    : settings_(settings),
      options_{settings.steps, settings.certain, lists_changes(settings.output) ? Tracking::kChanges : Tracking::kNothing},
      reader_(settings.text_field, "") {}

void ChunkCleaner::clean(const Chunk& chunk, bool json_lines, std::string_view file, CleanOutput& out) {
  out.start(chunk.bytes());
  const Task task{chunk, json_lines, file, out};
  json_lines ? clean_lines(task) : clean_blocks(task);
}

void ChunkCleaner::clean_blocks(const Task& task) {
  size_t begin = 0;
  for (const Chunk::Block& block : task.chunk.blocks) {
    clean_block(block, begin, task);
    begin = block.end;
  }
}

void ChunkCleaner::clean_block(const Chunk::Block& block, size_t begin, const Task& task) {
  const std::string_view bytes = task.chunk.bytes().substr(begin, block.end - begin);
  Decoded decoded;
  UndecodableList undecodable = undecodable_in(task.chunk.undecodable, begin, block.end);
  if (!block.charset.empty()) {
    decoded = block.charset == "utf-8" ? decode_utf8(bytes) : convert(bytes, block.charset);
    for (Decoded::Undecodable& bad : decoded.undecodable) undecodable.push_back({bad.span.begin, std::move(bad.bytes)});
  }
  const std::string_view text = block.charset.empty() ? bytes : decoded.utf8;
  Document document{text, {}};
  if (lists_changes(settings_.output) || !undecodable.empty() || block.not_text) document.place = task.place_at(begin);
  if (block.not_text) {
    task.out.troubles.push_back(
        {"not_text", document.place.line, "The bytes are no text: they are not UTF-8, and control characters stand all over them."});
  }
  if (settings_.output == Output::kExplain && !block.told_charset.empty()) {
    made_.clear();
    append_conversion(block.told_charset, document.place, made_);
    task.out.put(made_);
  }
  if (!undecodable.empty()) note_undecodable(document, undecodable, task);

  const Cleaned done = clean_document(document, task);
  task.out.changed |= done.changed || !block.charset.empty() || task.chunk.differs;
  if (settings_.output != Output::kText) return;
  if (done.changed) {
    task.out.put(done.text);
  } else {
    block.charset.empty() ? task.out.keep(bytes) : task.out.put(text);
  }
}

void ChunkCleaner::note_undecodable(const Document& document, const UndecodableList& undecodable, const Task& task) {
  const size_t line = document.place.line + count_line_ends(document.text.substr(0, undecodable.front().at));
  task.out.troubles.push_back({"undecodable_bytes", line, describe(undecodable)});
  if (settings_.output != Output::kExplain) return;
  made_.clear();
  for (const Chunk::Undecodable& bad : undecodable) append_undecodable(document.text, bad.at, bad.bytes, document.place, made_);
  task.out.put(made_);
}

void ChunkCleaner::clean_lines(const Task& task) {
  std::string_view lines = task.chunk.bytes();
  if (task.chunk.too_long) return pass_too_long(task);
  for (uint64_t number = task.chunk.line; !lines.empty(); ++number) {
    const size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    clean_line(lines.substr(0, end), number, task);
    lines.remove_prefix(end);
  }
}

void ChunkCleaner::pass_too_long(const Task& task) const {
  if (settings_.output == Output::kText) task.out.keep(task.chunk.bytes());
  if (!task.chunk.begins_too_long) return;
  ++task.out.documents, ++task.out.rejected;
  task.out.troubles.push_back({"document_too_large", task.chunk.line, "The line is longer than the limit; it was passed on as it is."});
}

void ChunkCleaner::clean_line(std::string_view line, uint64_t number, const Task& task) {
  const bool text_out = settings_.output == Output::kText;
  if (is_blank(line)) return text_out ? task.out.keep(line) : void();
  ++task.out.documents;
  const auto read = reader_.read(line);
  if (!read) {
    ++task.out.rejected;
    task.out.troubles.push_back({"invalid_json_line", number, read.errors().front().message + "; it was passed on as it is"});
    return text_out ? task.out.keep(line) : void();
  }
  const Cleaned done = clean_document({read->text, {task.file, number, 0, true}}, task);
  task.out.changed |= done.changed;
  if (text_out) done.changed ? put_line(line, *read, done.text, task) : task.out.keep(line);
}

void ChunkCleaner::put_line(std::string_view line, const JsonLine& read, std::string_view text, const Task& task) {
  const auto begin = static_cast<size_t>(read.raw.data() - line.data());
  made_.clear();
  // A file that was ASCII stays ASCII.
  const bool ascii = skip_ascii(read.raw, 0) == read.raw.size();
  ascii ? append_ascii_json_string(made_, text) : append_json_string(made_, text);
  task.out.keep(line.substr(0, begin));
  task.out.put(made_);
  task.out.keep(line.substr(begin + read.raw.size()));
}

Cleaned ChunkCleaner::clean_document(const Document& document, const Task& task) {
  Cleaned done = quern::clean(document.text, options_);
  if (!done.changed || !lists_changes(settings_.output)) return done;
  made_.clear();
  if (settings_.output == Output::kExplain) {
    append_explanation(document.text, done, document.place, made_);
  } else {
    append_diff(document.text, done, document.place, settings_.colour, made_);
  }
  task.out.put(made_);
  return done;
}

}  // namespace quern
