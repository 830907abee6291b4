#include "input/http_message.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"

namespace quern {
namespace {

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

// What stands before the first `mark`, which is taken from `rest` with it.
std::string_view split_at(std::string_view& rest, char mark) {
  const size_t at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

}  // namespace

std::string_view header_value(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    std::string_view line = split_at(head, '\n');
    if (line.size() > name.size() && line[name.size()] == ':' && starts_ignoring_case(line, name))
      return trimmed(line.substr(name.size() + 1));
  }
  return {};
}

size_t head_end(std::string_view bytes, size_t from) {
  for (size_t at = bytes.find('\n', from); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    const std::string_view next = bytes.substr(at + 1, 2);
    if (next.starts_with('\n')) return at + 2;
    if (next == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

ContentType parse_content_type(std::string_view value) {
  ContentType type;
  type.media_type = in_lower_ascii(trimmed(split_at(value, ';')));
  while (!value.empty()) {
    std::string_view parameter = split_at(value, ';');
    const std::string_view name = trimmed(split_at(parameter, '='));
    std::string_view said = trimmed(parameter);
    if (said.size() >= 2 && (said.front() == '"' || said.front() == '\'') && said.back() == said.front())
      said = said.substr(1, said.size() - 2);
    if (equal_ignoring_case(name, "charset")) type.charset = in_lower_ascii(said);
  }
  return type;
}

std::optional<HttpHead> read_http_head(std::string_view bytes) {
  const size_t size = head_end(bytes);
  if (!bytes.starts_with("HTTP/") || size == std::string_view::npos) return std::nullopt;
  const std::string_view head = bytes.substr(0, size);
  HttpHead found;
  found.size = size;
  const std::string_view code = head.substr(std::min(head.find(' '), head.size() - 1) + 1, 3);
  std::from_chars(code.data(), code.data() + code.size(), found.status);
  found.content_type = parse_content_type(header_value(head, "content-type"));
  found.content_encoding = in_lower_ascii(header_value(head, "content-encoding"));
  if (found.content_encoding == "identity") found.content_encoding.clear();
  found.chunked = in_lower_ascii(header_value(head, "transfer-encoding")).find("chunked") != std::string::npos;
  return found;
}

bool begins_chunk(std::string_view body) {
  const std::string_view line = body.substr(0, body.find("\r\n"));
  const std::string_view size = line.substr(0, line.find(';'));
  return line.size() < body.size() && !size.empty() && size.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::optional<std::string> join_chunks(std::string_view chunks) {
  std::string body;
  while (!chunks.empty()) {
    const std::string_view line = trimmed(split_at(chunks, '\n'));
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view behind = line.substr(static_cast<size_t>(end - line.data()));
    if (error != std::errc() || !(behind.empty() || behind[0] == ';' || behind[0] == ' ')) return std::nullopt;
    if (size == 0) return body;
    if (size > chunks.size()) return std::nullopt;
    body += chunks.substr(0, size);
    chunks.remove_prefix(size);
    if (chunks.starts_with('\r')) chunks.remove_prefix(1);
    if (!chunks.starts_with('\n')) return std::nullopt;
    chunks.remove_prefix(1);
  }
  return std::nullopt;
}

}  // namespace quern
