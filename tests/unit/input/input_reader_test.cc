#include "input/input_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace quern {
namespace {

class InputReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const int file = mkstemp(name_.data());
    ASSERT_GE(file, 0);
    close(file);
  }
  void TearDown() override { std::remove(name_.c_str()); }

  std::string name_ = ::testing::TempDir() + "input_reader_XXXXXX";
};

TEST_F(InputReaderTest, ABatchHoldsNoMoreSmallDocumentsThanAFewSlicesGive) {
  constexpr size_t kCount = 50000;
  std::ofstream out(name_);
  for (size_t i = 0; i < kCount; ++i) out << "x\f";
  out.close();
  InputReader reader(InputList({name_}), {.split = SplitOptions{SplitOptions::Mode::kFormFeed, ""}},
                     [](const Errors& errors) { ADD_FAILURE() << to_string(errors.front()); });
  size_t count = 0;
  for (Batch batch; reader.fill(batch); batch.clear()) {
    EXPECT_LT(batch.documents().size(), kBatchDocuments + 2048 + 1);
    for (const RawDocument& document : batch.documents()) EXPECT_EQ(document.source.offset, 2 * count++);
  }
  EXPECT_EQ(count, kCount);
  EXPECT_FALSE(reader.failed());
}

}  // namespace
}  // namespace quern
