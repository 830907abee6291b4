#include "input/byte_source.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace quern {
namespace {

std::string temporary_path(const char* name) { return testing::TempDir() + name + std::to_string(::getpid()); }

std::string read_all(ByteSource& source) {
  std::string out;
  std::array<std::byte, 7> buffer;
  for (;;) {
    const auto n = source.read(buffer);
    EXPECT_TRUE(n);
    if (!n || *n == 0) return out;
    out.append(reinterpret_cast<const char*>(buffer.data()), *n);
  }
}

std::string code_of(const std::string& path) {
  auto source = ByteSource::open(path);
  return source ? "" : source.errors().front().code;
}

TEST(ByteSource, ReadsAFile) {
  const std::string path = temporary_path("file");
  std::ofstream(path, std::ios::binary) << "some bytes\nand more of them\n";
  auto source = ByteSource::open(path);
  ASSERT_TRUE(source);
  EXPECT_EQ(read_all(*source), "some bytes\nand more of them\n");
  std::filesystem::remove(path);
}

TEST(ByteSource, SaysWhyAFileCannotBeOpened) {
  EXPECT_EQ(code_of(temporary_path("missing")), "input_not_found");
  EXPECT_EQ(code_of("/dev/null/below"), "input_not_found");
  EXPECT_EQ(code_of(testing::TempDir()), "input_is_directory");
}

TEST(ByteSource, ReadingThatFailsSaysSo) {
  auto source = ByteSource::open("/proc/self/mem");  // opens, but nothing lies at address 0
  ASSERT_TRUE(source);
  std::array<std::byte, 16> buffer;
  const auto n = source->read(buffer);
  ASSERT_FALSE(n);
  EXPECT_EQ(n.errors().front().code, "input_unreadable");
  EXPECT_EQ(n.errors().front().place.file, "/proc/self/mem");
}

// A pipe with a name, so that a test can write to what a source reads.
class ByteSourcePipe : public testing::Test {
 protected:
  void SetUp() override {
    path_ = temporary_path("pipe");
    ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
    writer_ = ::open(path_.c_str(), O_RDWR);  // does not wait for a reader
    ASSERT_GE(writer_, 0);
  }
  void TearDown() override {
    if (writer_ >= 0) ::close(writer_);
    ::unlink(path_.c_str());
  }
  std::string path_;
  int writer_ = -1;
};

TEST_F(ByteSourcePipe, GivesWhatIsThereAtOnce) {
  auto source = ByteSource::open(path_);
  ASSERT_TRUE(source);
  ASSERT_EQ(::write(writer_, "abc", 3), 3);
  std::array<std::byte, 100> buffer;
  auto n = source->read(buffer);
  ASSERT_TRUE(n);
  EXPECT_EQ(*n, 3u);
}

TEST_F(ByteSourcePipe, EndsWaitingWhenItIsWoken) {
  std::array<int, 2> wake;
  ASSERT_EQ(::pipe(wake.data()), 0);
  auto source = ByteSource::open(path_, wake[0]);
  ASSERT_TRUE(source);
  std::thread waker([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(::write(wake[1], "!", 1), 1);
  });
  std::array<std::byte, 100> buffer;
  auto n = source->read(buffer);  // nothing is ever written to the pipe
  waker.join();
  ASSERT_TRUE(n);
  EXPECT_EQ(*n, 0u);
  ::close(wake[0]);
  ::close(wake[1]);
}

TEST_F(ByteSourcePipe, GoesOnAfterAnInterruptedCall) {
  struct sigaction action {};
  struct sigaction before {};
  action.sa_handler = [](int) {};  // without SA_RESTART: calls end with EINTR
  ASSERT_EQ(::sigaction(SIGUSR1, &action, &before), 0);
  auto source = ByteSource::open(path_);
  ASSERT_TRUE(source);
  const pthread_t reader = ::pthread_self();
  std::thread interrupter([&] {
    for (int i = 0; i < 5; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      ::pthread_kill(reader, SIGUSR1);
    }
    EXPECT_EQ(::write(writer_, "late", 4), 4);
  });
  std::array<std::byte, 100> buffer;
  auto n = source->read(buffer);
  interrupter.join();
  ::sigaction(SIGUSR1, &before, nullptr);
  ASSERT_TRUE(n);
  EXPECT_EQ(*n, 4u);
}

}  // namespace
}  // namespace quern
