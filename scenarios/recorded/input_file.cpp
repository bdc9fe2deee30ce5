// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/input_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <utility>
#include <vector>

#include "scenarios/document/file_form.hpp"

namespace headroom::recorded {

namespace {

constexpr std::size_t kPackedChunk = std::size_t{1} << 18U;
constexpr int kGzip = 16 + MAX_WBITS;  // zlib.h, inflateInit2: a gzip header is wanted

}  // namespace

struct InputFile::State {
    std::filesystem::path file;
    std::ifstream in;
    bool packed = false;
    bool ended = false;   ///< nothing is left of the file
    bool inside = false;  ///< of a packed file that has begun
    std::vector<char> chunk = std::vector<char>(kPackedChunk);
    std::size_t taken = 0;  ///< packed bytes
    std::size_t given = 0;  ///< unpacked ones
    z_stream stream{};

    ~State() {
        if (packed) inflateEnd(&stream);
    }
    base::Error bad(std::string what) const { return {base::Errc::BadInput, file.string(), std::move(what)}; }

    base::Result<std::size_t> plain(char* into, std::size_t size) {
        in.read(into, static_cast<std::streamsize>(size));
        if (in.bad()) return base::Error{base::Errc::Environment, file.string(), "could not be read to its end"};
        return static_cast<std::size_t>(in.gcount());
    }

    base::Result<void> refill() {
        if (stream.avail_in > 0 || ended) return {};
        const auto got = plain(chunk.data(), chunk.size());
        if (!got) return got.error();
        ended = *got == 0;
        taken += *got;
        stream.next_in = reinterpret_cast<Bytef*>(chunk.data());  // zlib takes unsigned bytes
        stream.avail_in = static_cast<uInt>(*got);
        return {};
    }

    base::Result<std::size_t> unpacked(char* into, std::size_t size) {
        stream.next_out = reinterpret_cast<Bytef*>(into);
        stream.avail_out = static_cast<uInt>(size);
        while (stream.avail_out > 0) {
            if (const auto filled = refill(); !filled) return filled.error();
            if (stream.avail_in == 0) {
                if (inside) return bad("is cut off: it is packed, and its end is missing");
                break;
            }
            inside = true;
            const int code = inflate(&stream, Z_NO_FLUSH);
            if (code == Z_STREAM_END) {
                inside = false;
                inflateReset(&stream);
            } else if (code != Z_OK && code != Z_BUF_ERROR) {
                return bad("is packed and damaged");
            }
        }
        const std::size_t got = size - stream.avail_out;
        given += got;
        if (given > kFreeBytes && given / kMostRatio > taken)
            return bad("unpacks to more than " + std::to_string(kMostRatio) +
                       " times its size, which no log, bill or price list does: it is not read");
        return got;
    }
};

InputFile::InputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile::~InputFile() = default;

base::Result<InputFile> InputFile::open(const std::filesystem::path& file) {
    std::error_code error;
    auto state = std::make_unique<State>();
    state->file = file;
    if (!std::filesystem::is_regular_file(file, error)) return state->bad("is no file that can be read");
    state->in.open(file, std::ios::binary);
    if (!state->in) return state->bad("cannot be opened");
    std::string head(4, '\0');
    state->in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(state->in.gcount()));
    state->in.clear();
    state->in.seekg(0);
    if (std::string form = document::otherForm(head); !form.empty()) return state->bad(std::move(form));
    if (document::isGzip(head)) {
        if (inflateInit2(&state->stream, kGzip) != Z_OK)
            return base::Error{base::Errc::Environment, file.string(), "there is no memory to unpack it"};
        state->packed = true;
    }
    return InputFile(std::move(state));
}

base::Result<std::size_t> InputFile::read(char* into, std::size_t size) {
    return state_->packed ? state_->unpacked(into, size) : state_->plain(into, size);
}

base::Result<bool> InputFile::readBehind(std::string& text) {
    constexpr std::size_t kBlock = std::size_t{1} << 20U;
    const std::size_t kept = text.size();
    text.resize(kept + kBlock);
    const auto got = read(text.data() + kept, kBlock);
    if (!got) return got.error();
    text.resize(kept + *got);
    return *got < kBlock;
}

base::Result<std::string> readWhole(const std::filesystem::path& file, std::size_t limit) {
    auto in = InputFile::open(file);
    if (!in) return in.error();
    std::string text;
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    if (!unknown) text.reserve(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit)) + kPackedChunk);
    for (std::size_t chunk = kPackedChunk;; chunk = std::min(chunk * 2, std::size_t{64} << 20U)) {
        const std::size_t kept = text.size();
        text.resize(kept + chunk);
        const auto got = in->read(text.data() + kept, chunk);
        if (!got) return got.error();
        text.resize(kept + *got);
        if (text.size() > limit)
            return base::Error{base::Errc::BadInput, file.string(),
                               "is larger than " + std::to_string(limit >> 20U) + " MB"};
        if (*got < chunk) return text;
    }
}

}  // namespace headroom::recorded
