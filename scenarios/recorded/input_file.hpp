// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "model/base/result.hpp"

namespace headroom::recorded {

/// A file read from its beginning to its end, unpacked on the way where it is gzip (known by its first bytes; several
/// packed files in a row, as `cat *.gz` makes them, are one). Memory does not grow with the file.
class InputFile {
public:
    /// What a packed file may unpack to: so many times its size, once it is beyond kFreeBytes. Logs pack 5 to 50 times.
    static constexpr std::size_t kMostRatio = 200;
    static constexpr std::size_t kFreeBytes = std::size_t{64} << 20U;

    /// Errors: no regular file, not to be opened, of another form than text or gzip (zip, Parquet, UTF-16).
    static base::Result<InputFile> open(const std::filesystem::path& file);
    InputFile(InputFile&&) noexcept;
    ~InputFile();

    /// Reads up to `size` bytes; fewer only at the end, 0 there. Errors: unreadable; packed and damaged, cut off, or
    /// unpacking to far more than logs do.
    base::Result<std::size_t> read(char* into, std::size_t size);

    /// Reads the next block (1 MiB) behind what `text` holds, as one who cuts a file into lines needs it: the beginning
    /// of a line that the last block cut is still there. The answer is whether this was the end of the file.
    base::Result<bool> readBehind(std::string& text);

private:
    struct State;
    explicit InputFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The whole of a file, packed or not, of at most `limit` bytes.
base::Result<std::string> readWhole(const std::filesystem::path& file, std::size_t limit);

}  // namespace headroom::recorded
