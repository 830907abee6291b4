// What a server sent, as archives of the web keep it: head and body of an HTTP/1.1 response.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quern {

// The value of the first header line of this name, letters of either case; empty: there is none. `head`: lines that end in LF or CRLF.
std::string_view header_value(std::string_view head, std::string_view name);

// Behind the blank line that ends a head; npos: there is none.
size_t head_end(std::string_view bytes, size_t from = 0);

struct ContentType {
  std::string media_type;  // in lower case, without parameters: "text/html"
  std::string charset;     // empty: not said
};
ContentType parse_content_type(std::string_view value);

struct HttpHead {
  int status = 0;
  ContentType content_type;
  std::string content_encoding;  // in lower case; empty: none
  bool chunked = false;
  size_t size = 0;  // the body begins behind so many bytes
};
// Nothing, if the bytes do not begin with the whole head of a response.
std::optional<HttpHead> read_http_head(std::string_view bytes);

// Whether a line that tells the size of a chunk stands first.
bool begins_chunk(std::string_view body);

// The body of which these are the chunks; nothing, if they are none, or not all of them.
std::optional<std::string> join_chunks(std::string_view chunks);

}  // namespace quern
