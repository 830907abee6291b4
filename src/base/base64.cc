#include "base/base64.h"

#include <openssl/evp.h>

namespace quern {

std::string base64(std::string_view bytes) {
  constexpr size_t kPiece = 3u << 20;  // OpenSSL counts in int; a multiple of three needs no padding
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4 + 1);
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kPiece);
    const size_t at = out.size();
    out.resize(at + (piece.size() + 2) / 3 * 4 + 1);  // EVP_EncodeBlock ends with a NUL
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data() + at),
                                     reinterpret_cast<const unsigned char*>(piece.data()), static_cast<int>(piece.size()));
    out.resize(at + static_cast<size_t>(size));
    bytes.remove_prefix(piece.size());
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  constexpr size_t kPiece = 4u << 20;
  const size_t end = text.find_last_not_of('=') + 1;  // npos + 1 is 0
  const size_t padding = text.size() - end;
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0 || padding > 2 || text.substr(0, end).find_first_not_of(kDigits) != std::string_view::npos) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, kPiece);
    const size_t at = out.size();
    out.resize(at + piece.size() / 4 * 3);
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data() + at),
                                     reinterpret_cast<const unsigned char*>(piece.data()), static_cast<int>(piece.size()));
    if (size < 0) return std::nullopt;
    text.remove_prefix(piece.size());
  }
  out.resize(out.size() - padding);  // EVP_DecodeBlock counts the padding as zeros
  return out;
}

}  // namespace quern
