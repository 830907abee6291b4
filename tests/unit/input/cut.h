// What a cutter makes of some bytes, for tests: the same in pieces of any size.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/cutter.h"

namespace quern::testing {

struct CutDocument {
  RawDocument raw;
  std::string bytes;

  bool operator==(const CutDocument& other) const {
    return bytes == other.bytes && raw.form == other.raw.form && raw.id == other.raw.id && raw.line == other.raw.line &&
           raw.code == other.raw.code && raw.reason == other.raw.reason && raw.source.uri == other.raw.source.uri &&
           raw.source.offset == other.raw.source.offset && raw.source.bytes == other.raw.source.bytes &&
           raw.source.document == other.raw.source.document && raw.source.media_type == other.raw.source.media_type &&
           raw.source.charset == other.raw.source.charset;
  }
};

using MakeCutter = std::function<std::unique_ptr<Cutter>(TakeDocument)>;

inline std::vector<CutDocument> cut_in_pieces(const MakeCutter& make, std::string_view bytes, size_t size) {
  std::vector<CutDocument> found;
  const auto cutter = make([&](RawDocument&& document, std::string_view of) { found.push_back({std::move(document), std::string(of)}); });
  for (size_t at = 0; at < bytes.size(); at += size) cutter->feed(bytes.substr(at, size));
  cutter->finish();
  return found;
}

inline std::vector<CutDocument> cut(const MakeCutter& make, std::string_view bytes) {
  const auto whole = cut_in_pieces(make, bytes, bytes.size() + 1);
  for (const size_t size : {1, 2, 3, 7}) EXPECT_TRUE(cut_in_pieces(make, bytes, size) == whole) << "pieces of " << size << " bytes";
  return whole;
}

// What stream broke off behind these bytes.
inline std::vector<CutDocument> cut_broken_off(const MakeCutter& make, std::string_view bytes) {
  std::vector<CutDocument> found;
  const auto cutter = make([&](RawDocument&& document, std::string_view of) { found.push_back({std::move(document), std::string(of)}); });
  cutter->feed(bytes);
  cutter->break_off("the wire was cut");
  return found;
}

// "[bytes]", or "code: reason [bytes]", and where it stood.
inline std::vector<std::string> shown(const std::vector<CutDocument>& documents) {
  std::vector<std::string> out;
  for (const CutDocument& document : documents)
    out.push_back((document.raw.code.empty() ? "" : document.raw.code + ": " + document.raw.reason + " ") + "[" + document.bytes + "] @" +
                  std::to_string(document.raw.source.offset));
  return out;
}

using Shown = std::vector<std::string>;

}  // namespace quern::testing
