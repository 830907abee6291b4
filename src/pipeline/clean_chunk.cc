#include "pipeline/clean_chunk.h"

#include <algorithm>

#include "json/writer.h"
#include "text/ascii.h"
#include "text/decode.h"

namespace quern {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

}  // namespace

void ChunkCleaner::clean(std::string_view chunk, uint64_t line, CleanOutput& out) {
  out.start(chunk);
  if (!settings_.json_lines) return clean_block(chunk, line, out);
  for (; !chunk.empty(); ++line) {
    const size_t end = std::min(chunk.find('\n'), chunk.size() - 1) + 1;
    clean_json_line(chunk.substr(0, end), line, out);
    chunk.remove_prefix(end);
  }
}

void ChunkCleaner::clean_block(std::string_view block, uint64_t line, CleanOutput& out) {
  const auto decoded = decode(std::as_bytes(std::span(block)), settings_.charset);
  if (!decoded) {
    out.troubles.push_back({decoded.errors().front().code, line, decoded.errors().front().message});
    return out.keep(block);
  }
  const Cleaned done = quern::clean(decoded->utf8, settings_.clean);
  out.made() += done.changed ? done.text : decoded->utf8;
  out.put();
}

void ChunkCleaner::clean_json_line(std::string_view line, uint64_t number, CleanOutput& out) {
  if (is_blank(line.substr(0, line.find('\n')))) return out.keep(line);
  const auto read = reader_.read(line);
  if (!read) {
    out.troubles.push_back({"invalid_json_line", number, read.errors().front().message});
    return out.keep(line);
  }
  const Cleaned done = quern::clean(read->text, settings_.clean);
  if (!done.changed) return out.keep(line);
  const auto begin = static_cast<size_t>(read->raw.data() - line.data());
  out.keep(line.substr(0, begin));
  // A file that was ASCII stays ASCII.
  const bool ascii = skip_ascii(read->raw, 0) == read->raw.size();
  ascii ? append_ascii_json_string(out.made(), done.text) : append_json_string(out.made(), done.text);
  out.put();
  out.keep(line.substr(begin + read->raw.size()));
}

}  // namespace quern
