// Bytes of unknown encoding -> valid, repaired, normalized UTF-8 that remembers where it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quern/export.h"
#include "quern/result.h"
#include "quern/span.h"

namespace quern {

enum class Certainty {
  kProven,   // the bytes themselves show it: they re-encode into well-formed UTF-8
  kGuessed,  // likely by the evidence of the document, not by proof
};

// One change that repaired the text. `from` -> `to`, standing at `span` of the final text, on `line` of the source.
struct Repair {
  std::string kind;   // "mojibake", or "undecodable" for bytes that no reading explains (they stand as U+FFFD)
  std::string codec;  // the chain that was undone, outermost first: "windows-1253", "windows-1252>windows-1252"
  Span span;
  uint32_t line = 0;  // counted from 1 in the source
  std::string from;   // as it stood; undecodable bytes as \xHH
  std::string to;
  Certainty certainty = Certainty::kProven;
  std::string rule = {};  // the name of what decided it
};

// How the bytes of one text lead back to those of an earlier form of it.
// A list of edits in order; between two edits the texts run in step.
class QUERN_EXPORT OriginMap {
 public:
  struct Edit {
    Span before;  // range in the earlier text
    Span after;   // the range that replaced it
  };

  OriginMap() = default;
  // `edits`: sorted, not overlapping.
  explicit OriginMap(std::vector<Edit> edits) : edits_(std::move(edits)) {}

  bool identity() const { return edits_.empty(); }
  std::span<const Edit> edits() const { return edits_; }

  // The earlier offset of `after`; inside an edit, the start of what it replaced.
  uint32_t before(uint32_t after) const;
  // The later offset of `before`; inside an edit, the start of its replacement.
  uint32_t after(uint32_t before) const;
  // The map of doing this edit list first and `next` after it.
  OriginMap then(const OriginMap& next) const;

 private:
  std::vector<Edit> edits_;
};

// A document's text after decoding, repair and normalization.
struct Text {
  std::string utf8;             // valid UTF-8, lines end in "\n"
  std::string charset;          // what the bytes were decoded from: "utf-8", "windows-1251", "utf-16le" ...
  uint32_t decoded_bytes = 0;   // size of the text as decoded, before any repair
  OriginMap origin;             // utf8 -> the text as decoded (for UTF-8 input: the very bytes)
  std::vector<uint32_t> lines;  // offsets of the line starts in the text as decoded ("\n", "\r\n" or "\r" end a line)
  std::vector<Repair> repairs;
  std::vector<std::string> flags;  // codes of kind kFlag: "undecodable_bytes", "charset_overruled", "mojibake_suspect" ...

  // The line of the source, counted from 1, that the byte at `offset` of utf8 came from.
  QUERN_EXPORT uint32_t source_line(uint32_t offset) const;
};

// What can be done to a text. docs/text.md says in terms of Unicode what each one changes, and what it leaves alone. They are done
// in this order, whatever order they are named in, and again until nothing changes any more: cleaning what is clean changes nothing.
enum class Step : uint8_t {
  kEscaped,    // HTML entities, in lines that are what an escaper of HTML makes (no other `&`, no `<`), of texts without markup
  kEntities,   // all HTML entities
  kRepair,     // undo mojibake
  kWidth,      // full-width and half-width forms become ordinary ones
  kQuotes,     // curly and low quotes become straight
  kDashes,     // dashes, hyphens and the minus sign become `-`
  kSpaces,     // spaces of any width, the no-break space among them, become the space
  kLigatures,  // typographic ligatures become letters
  kControls,   // control characters other than tab, form feed and line ends go
  kZeroWidth,  // characters that are not seen and join nothing go
  kLineEnds,   // CRLF, CR, VT, NEL, LS and PS become LF
  kNfc,        // Unicode's composed form
  kNfkc,       // its composed form for compatibility, which holds NFC
};

class Steps {
 public:
  constexpr Steps() = default;
  constexpr Steps(std::initializer_list<Step> steps) {
    for (const Step step : steps) insert(step);
  }
  constexpr void insert(Step step) { bits_ |= bit(step); }
  constexpr void insert(Steps steps) { bits_ |= steps.bits_; }
  constexpr bool has(Step step) const { return (bits_ & bit(step)) != 0; }
  constexpr bool has_any(Steps steps) const { return (bits_ & steps.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Steps, Steps) = default;

 private:
  static constexpr uint32_t bit(Step step) { return uint32_t{1} << static_cast<uint32_t>(step); }
  uint32_t bits_ = 0;
};

// In order, with the names that --steps takes: "line-ends".
struct NamedStep {
  Step step;
  std::string_view name;
};
QUERN_EXPORT std::span<const NamedStep> all_steps();

inline constexpr Steps kDefaultSteps{Step::kEscaped, Step::kRepair, Step::kControls, Step::kLineEnds, Step::kNfc};

struct TextOptions {
  std::string charset;  // as declared by the bearer (HTTP, --charset); empty: find out
  Steps steps = kDefaultSteps;
  bool certain = false;  // leave guesses out
};

// Decodes strictly (byte order mark, declared charset, UTF-8, else ICU's detector), repairs and normalizes.
// Fails with `not_text` when the bytes are no text in any encoding, with `unknown_charset` when the declared one is unknown.
//
//   Result<Text> text = prepare_text(bytes);
//   text->utf8;                       // "💰 $ - $"
//   text->repairs[0].codec;           // "windows-1253"
QUERN_EXPORT Result<Text> prepare_text(std::span<const std::byte> bytes, const TextOptions& options = {});

// The same of text that is UTF-8 already, one kind of step alone. Where it is not well-formed, U+FFFD stands, and is logged.
//
//   quern::repair("cafÃ©").utf8;                                              // "café"
//   quern::normalize("“ﬁne”", {quern::Step::kQuotes, quern::Step::kLigatures}).utf8;   // "\"fine\""
QUERN_EXPORT Text repair(std::string_view text);
QUERN_EXPORT Text normalize(std::string_view text, Steps steps = {Step::kControls, Step::kLineEnds, Step::kNfc});

}  // namespace quern
