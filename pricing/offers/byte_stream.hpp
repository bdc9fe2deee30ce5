// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

#include "model/base/result.hpp"

namespace headroom::pricing {

/// A file read a piece at a time, so that its size does not matter, with the number of the line being read.
class ByteStream {
public:
    /// Gives up to so many bytes; fewer only at the end, 0 there.
    using Read = std::function<base::Result<std::size_t>(char*, std::size_t)>;

    explicit ByteStream(const std::filesystem::path& path) : file_(std::fopen(path.c_str(), "rb")) { fill(); }
    /// What somebody else reads (and unpacks).
    explicit ByteStream(Read read) : read_(std::move(read)) { fill(); }
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    ~ByteStream() {
        if (file_ != nullptr) std::fclose(file_);
    }

    bool opened() const { return file_ != nullptr || read_ != nullptr; }
    bool failed() const { return file_ != nullptr ? std::ferror(file_) != 0 : read_ == nullptr; }
    /// What ended the reading of somebody else before the end.
    const std::optional<base::Error>& error() const { return error_; }
    bool ended() const { return at_ == length_; }
    std::size_t line() const { return line_; }
    char current() const { return buffer_[at_]; }

    void next() {
        if (buffer_[at_] == '\n') ++line_;
        if (++at_ == length_) fill();
    }

private:
    void fill() {
        at_ = 0;
        length_ = 0;
        if (file_ != nullptr) length_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
        if (!read_ || error_) return;
        const auto read = read_(buffer_.data(), buffer_.size());
        if (read)
            length_ = *read;
        else
            error_ = read.error();
    }

    std::FILE* file_ = nullptr;
    Read read_;
    std::optional<base::Error> error_;
    std::array<char, 65'536> buffer_{};
    std::size_t at_ = 0;
    std::size_t length_ = 0;
    std::size_t line_ = 1;
};

/// The bytes of a stream for nlohmann::json; the default is the end of any.
class ByteIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    ByteIterator() = default;
    explicit ByteIterator(ByteStream& stream) : stream_(&stream) {}

    char operator*() const { return stream_->current(); }
    ByteIterator& operator++() {
        stream_->next();
        return *this;
    }
    ByteIterator operator++(int) {
        const ByteIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const ByteIterator& other) const { return atEnd() == other.atEnd(); }
    bool operator!=(const ByteIterator& other) const { return !(*this == other); }

private:
    bool atEnd() const { return stream_ == nullptr || stream_->ended(); }
    ByteStream* stream_ = nullptr;
};

}  // namespace headroom::pricing
