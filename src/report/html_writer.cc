#include "report/html_writer.h"

#include <cassert>

#include "base/utf8.h"

namespace quern::report {

void append_escaped(std::string& out, std::string_view text) {
  constexpr char32_t kControlPictures = 0x2400;
  constexpr char32_t kDeletePicture = 0x2421;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n':
      case '\t': out += c; break;
      case '\x7F': utf8::append(out, kDeletePicture); break;
      default:
        if (byte < 0x20) {
          utf8::append(out, kControlPictures + byte);
        } else {
          out += c;
        }
    }
  }
}

void HtmlWriter::start(const char* tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
}

HtmlWriter& HtmlWriter::open(const char* tag, Attributes attributes) {
  start(tag, attributes);
  out_ += '>';
  open_.push_back(tag);
  return *this;
}

HtmlWriter& HtmlWriter::close() {
  assert(!open_.empty());
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

HtmlWriter& HtmlWriter::leaf(const char* tag, Attributes attributes) {
  start(tag, attributes);
  out_ += "/>";
  return *this;
}

HtmlWriter& HtmlWriter::element(const char* tag, std::string_view content, Attributes attributes) {
  return open(tag, attributes).text(content).close();
}

HtmlWriter& HtmlWriter::text(std::string_view content) {
  append_escaped(out_, content);
  return *this;
}

HtmlWriter& HtmlWriter::isolated(std::string_view content) { return element("bdi", content); }

HtmlWriter& HtmlWriter::trusted(std::string_view markup) {
  out_ += markup;
  return *this;
}

}  // namespace quern::report
