// Bytes of unknown encoding -> valid, repaired, normalized UTF-8 that remembers where it came from.
#pragma once

#include <cstddef>
#include <cstdint>
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
  std::vector<std::string> flags;  // codes of kind kFlag: "undecodable_bytes", "mojibake_suspect", "nul_characters", "control_characters"

  // The line of the source, counted from 1, that the byte at `offset` of utf8 came from.
  QUERN_EXPORT uint32_t source_line(uint32_t offset) const;
};

struct TextOptions {
  std::string charset;  // as declared by the bearer (HTTP, --charset); empty: find out
  bool repair = true;
  bool certain = false;  // leave guesses out
  bool nfc = true;
  bool controls = true;   // drop control characters other than tab, line end and form feed
  bool line_ends = true;  // CRLF and CR become LF
};

// Decodes strictly (byte order mark, declared charset, UTF-8, else ICU's detector), repairs and normalizes.
// Fails with `not_text` when the bytes are no text in any encoding, with `unknown_charset` when the declared one is unknown.
//
//   Result<Text> text = prepare_text(bytes);
//   text->utf8;                       // "💰 $ - $"
//   text->repairs[0].codec;           // "windows-1253"
QUERN_EXPORT Result<Text> prepare_text(std::span<const std::byte> bytes, const TextOptions& options = {});

}  // namespace quern
