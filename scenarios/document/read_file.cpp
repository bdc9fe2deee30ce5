// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

namespace headroom::document {

namespace {

/// Closes what it opened.
class Descriptor {
public:
    // Non-blocking: a pipe without a writer would keep open() waiting.
    explicit Descriptor(const std::filesystem::path& path)
        : fd_(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

std::string reason(int code) {
    if (code == ENOENT || code == ENOTDIR) return "there is no such file";
    if (code == EACCES || code == EPERM) return "no permission to read this file";
    return "cannot be read: " + std::generic_category().message(code);
}

std::string inMegabytes(std::uintmax_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

/// By the byte where whole megabytes would say that the file is as large as the limit.
std::string tooLarge(std::uintmax_t size, std::uintmax_t limit) {
    const bool near = size >> 20U == limit >> 20U;
    return near ? "the file has " + std::to_string(size) + " bytes; at most " + std::to_string(limit) + " are read"
                : "the file has " + inMegabytes(size) + "; at most " + inMegabytes(limit) + " are read";
}

std::optional<std::string> refusal(const struct stat& status, std::size_t limit) {
    if (S_ISDIR(status.st_mode)) return "this is a directory; a file is expected";
    if (!S_ISREG(status.st_mode)) return "this is a pipe, socket or device; a regular file is expected";
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    if (size > limit) return tooLarge(size, limit);
    return std::nullopt;
}

}  // namespace

base::Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit) {
    const auto refused = [&path](std::string what) {
        return base::Error{base::Errc::BadInput, path.string(), std::move(what)};
    };
    const Descriptor file(path);
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return refused(reason(errno));
    if (const auto why = refusal(status, limit)) return refused(*why);
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(status.st_size));
    std::array<char, 1U << 16U> block{};
    for (;;) {
        const auto got = ::read(file.get(), block.data(), block.size());
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refused(reason(errno));
        bytes.append(block.data(), static_cast<std::size_t>(got));
        if (bytes.size() > limit) return refused("the file grows while it is read, beyond " + inMegabytes(limit));
    }
}

}  // namespace headroom::document
