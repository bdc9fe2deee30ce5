// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"

#include <filesystem>
#include <utility>

namespace headroom::pricing {

/// Holds a folder of books while they are read, merged and written: of two imports at a time neither loses what the
/// other wrote. It is free again when this ends, or the program does.
class BookLock {
public:
    /// Waits for whoever has it; makes the folder where needed. An error where the machine gives no lock.
    static base::Result<BookLock> take(const std::filesystem::path& folder);

    BookLock(BookLock&& other) noexcept : file_(std::exchange(other.file_, kNone)) {}
    BookLock& operator=(BookLock&& other) noexcept {
        std::swap(file_, other.file_);
        return *this;
    }
    BookLock(const BookLock&) = delete;
    BookLock& operator=(const BookLock&) = delete;
    ~BookLock();

private:
    static constexpr int kNone = -1;
    explicit BookLock(int file) : file_(file) {}

    int file_;
};

}  // namespace headroom::pricing
