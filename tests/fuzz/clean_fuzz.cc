// Any bytes and any steps: valid UTF-8 comes out, cleaning it again changes nothing, and the listed changes lead there.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "support/clean_faults.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const uint32_t choice = data[0] | uint32_t{data[1]} << 8;
  const std::string text = quern::utf8::sanitized({reinterpret_cast<const char*>(data) + 2, size - 2});
  const bool certain = (choice & 0x8000) != 0;
  const std::string fault = quern::testing::clean_fault(text, quern::testing::steps_of_bits(choice), certain);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "steps %04x: %s\n", choice, fault.c_str());
  std::abort();
}
