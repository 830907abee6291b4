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

}  // namespace quern
