// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace headroom::pricing {

namespace fs = std::filesystem;

base::Result<BookLock> BookLock::take(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return base::Error{base::Errc::Environment, folder.string(), "cannot be made: " + error.message()};
    const fs::path path = folder / ".lock";  // stays: who removes it could take it from under another
    const auto refused = [&] {
        return base::Error{base::Errc::Environment, path.string(),
                           std::string("cannot be locked: ") + std::strerror(errno)};
    };
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return refused();
    BookLock lock(file);
    while (::flock(file, LOCK_EX) != 0) {
        if (errno != EINTR) return refused();
    }
    return lock;
}

BookLock::~BookLock() {
    if (file_ != kNone) ::close(file_);
}

}  // namespace headroom::pricing
