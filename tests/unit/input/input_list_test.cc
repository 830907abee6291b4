#include "input/input_list.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace quern {
namespace {

namespace fs = std::filesystem;

class InputListTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("quern-list-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "jobs" / "sub");
    fs::create_directories(folder_ / "jobs" / ".git");
    for (const char* name : {"jobs/b.txt", "jobs/a.md", "jobs/sub/c.txt", "jobs/.hidden", "jobs/.git/config"}) write(name, "x");
    fs::create_directory_symlink("..", folder_ / "jobs" / "sub" / "up");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string at(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  // Below the folder of the test; codes of errors in brackets.
  std::vector<std::string> all(InputListOptions options) const {
    std::vector<std::string> out;
    InputList list(std::move(options));
    while (const auto path = list.next()) {
      const std::string name = *path ? **path : "[" + (*path).errors().front().code + "]";
      out.push_back(name.starts_with(folder_.string()) ? name.substr(folder_.string().size() + 1) : name);
    }
    return out;
  }

  fs::path folder_;
};

using Paths = std::vector<std::string>;

TEST_F(InputListTest, FoldersGiveAllFilesInOrder) {
  EXPECT_EQ(all({.paths = {at("jobs")}}), (Paths{"jobs/a.md", "jobs/b.txt", "jobs/sub/c.txt"}));
  EXPECT_EQ(all({.paths = {"-", at("jobs/sub/up"), "missing"}}),
            (Paths{"-", "jobs/sub/up/a.md", "jobs/sub/up/b.txt", "jobs/sub/up/sub/c.txt", "missing"}));
}

TEST_F(InputListTest, IncludeLooksAtThePathBelowTheFolder) {
  EXPECT_EQ(all({.paths = {at("jobs")}, .include = {"*.txt"}}), (Paths{"jobs/b.txt", "jobs/sub/c.txt"}));
  EXPECT_EQ(all({.paths = {at("jobs/")}, .include = {"sub/*", "?.md"}}), (Paths{"jobs/a.md", "jobs/sub/c.txt"}));
  EXPECT_EQ(all({.paths = {at("jobs/b.txt")}, .include = {"*.md"}}), Paths{"jobs/b.txt"});
}

TEST_F(InputListTest, AFolderWithoutFilesIsTold) {
  EXPECT_EQ(all({.paths = {at("jobs"), "x"}, .include = {"*.pdf"}}), (Paths{"[no_files]", "x"}));
}

TEST_F(InputListTest, NamesInAFile) {
  write("lines", "one\n\ntwo words\n" + at("jobs/sub") + "\nlast");
  EXPECT_EQ(all({.paths = {"zero"}, .files_from = at("lines")}), (Paths{"zero", "one", "two words", "jobs/sub/c.txt", "last"}));
  write("nuls", std::string("one\nline\0two\0", 13));
  EXPECT_EQ(all({.files_from = at("nuls")}), (Paths{"one\nline", "two"}));
  EXPECT_EQ(all({.files_from = at("nowhere")}), Paths{"[input_not_found]"});
  std::string many;
  for (int i = 0; i < 50000; ++i) many += std::to_string(i) + "\n";
  write("many", many);
  const auto found = all({.files_from = at("many")});
  ASSERT_EQ(found.size(), 50000u);
  EXPECT_EQ(found[49999], "49999");
}

}  // namespace
}  // namespace quern
