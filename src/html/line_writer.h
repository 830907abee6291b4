// Words of a page -> lines of text, with the way back from each byte to the markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quern/text.h"

namespace quern::html {

class LineWriter {
 public:
  // `source`: where all pieces stand.
  explicit LineWriter(std::string_view source) : source_(source) {}

  // One piece of text: white space collapsed as browsers do, references decoded.
  void words(Span place, bool space_before, bool bold);
  // The same of <pre>: each line as it stands. By the standard a line end right behind the tag is none of the text.
  void preformatted(Span place, bool behind_tag);
  void space() { space_ = true; }
  // Puts `mark` behind what stands on the line, if anything does.
  void mark(std::string_view mark);

  void end_line();
  void blank_line();
  // What the next line begins with: a bullet, the marks of a heading. Lines behind it are indented by `hang`, until the next prefix.
  void begin_with(std::string prefix, std::string hang, bool is_heading);

  bool line_is_empty() const { return line_.empty(); }
  std::string_view line() const { return line_; }
  void set_furniture(bool furniture) { furniture_ = furniture; }

  struct Written {
    std::string text;
    OriginMap origin;             // text -> source
    std::vector<Span> furniture;  // of text
  };
  Written finish();

 private:
  struct Copy {
    uint32_t from, line_at, size;  // bytes of the source that stand on the line
  };

  void begin_word();
  void copy(size_t begin, size_t end);
  void copy_with_references(size_t begin, size_t end);
  void trim_line();
  void write_line();
  void write(std::string_view marks) { out_.text += marks; }
  void place_copies(uint32_t line_begin, uint32_t words_begin);
  void add_edit(Span source, Span text);

  std::string_view source_;
  Written out_;
  std::string line_;
  std::vector<Copy> copies_;
  std::vector<OriginMap::Edit> edits_;
  uint32_t source_end_ = 0, text_end_ = 0;  // of the last copy that goes on in order
  std::string prefix_, hang_;
  bool heading_ = false, prefixed_ = false;
  bool space_ = false, blank_ = false, all_bold_ = true, furniture_ = false, furniture_before_ = false;
};

}  // namespace quern::html
