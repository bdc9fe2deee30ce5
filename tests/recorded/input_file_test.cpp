// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/input_file.hpp"

#include <unistd.h>
#include <zlib.h>

#include <fstream>

#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

namespace fs = std::filesystem;

/// A file of these bytes, gone at the end.
class Bytes {
public:
    explicit Bytes(const std::string& bytes)
        : path_(fs::temp_directory_path() / ("headroom-input-" + std::to_string(::getpid()))) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~Bytes() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string packed(const std::string& plain) {
    std::string out(compressBound(plain.size()) + 64, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string in = plain;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string linesOf(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "line " + std::to_string(i * 7919 % 10007) + " of a log\n";
    return text;
}

std::string refusalOf(const std::string& bytes) {
    const Bytes file(bytes);
    const auto read = recorded::readWhole(file.path(), 1000);
    return read ? std::string() : read.error().what;
}

std::string refusal(const base::Result<std::string>& read) { return read ? std::string() : read.error().what; }

}  // namespace

TEST_CASE("a packed file reads as what it holds, several in a row as one", "[recorded]") {
    const std::string text = linesOf(50'000);
    const Bytes plain(text);
    CHECK(*recorded::readWhole(plain.path(), 100'000'000) == text);
    const Bytes one(packed(text));
    CHECK(*recorded::readWhole(one.path(), 100'000'000) == text);
    const Bytes two(packed(text) + packed("the end\n"));
    CHECK(*recorded::readWhole(two.path(), 100'000'000) == text + "the end\n");
    const Bytes empty(packed(""));
    CHECK(recorded::readWhole(empty.path(), 100)->empty());
}

TEST_CASE("a packed file that is cut off or damaged is refused", "[recorded]") {
    const std::string whole = packed(linesOf(5000));
    const Bytes cut(whole.substr(0, whole.size() / 2));
    CHECK(refusal(recorded::readWhole(cut.path(), 100'000'000)).find("is cut off") != std::string::npos);
    std::string damaged = whole;
    for (std::size_t i = 200; i < 400; ++i) damaged[i] = 'x';
    const Bytes bad(damaged);
    CHECK(refusal(recorded::readWhole(bad.path(), 100'000'000)).find("damaged") != std::string::npos);
    CHECK(refusal(recorded::readWhole("no/such/file", 100)).find("no file") != std::string::npos);
}

TEST_CASE("a bomb is refused before it is unpacked", "[recorded]") {
    const Bytes bomb(packed(std::string(std::size_t{100} << 20U, '0')));
    CHECK(fs::file_size(bomb.path()) < 200'000);
    auto in = recorded::InputFile::open(bomb.path());
    REQUIRE(in);
    std::string chunk(std::size_t{1} << 20U, '\0');
    std::size_t given = 0;
    std::string problem;
    while (problem.empty()) {
        const auto got = in->read(chunk.data(), chunk.size());
        if (!got) problem = got.error().what;
        if (!got || *got == 0) break;
        given += *got;
    }
    CHECK(problem.find("more than 200 times its size") != std::string::npos);
    CHECK(given <= recorded::InputFile::kFreeBytes + chunk.size());
    CHECK(refusal(recorded::readWhole(bomb.path(), std::size_t{2} << 20U)).find("is larger than 2 MB") !=
          std::string::npos);
}

TEST_CASE("a file of another form than text or gzip is told as what it is") {
    CHECK(refusalOf(std::string("PK\x03\x04\x14\0", 6)) ==
          "is a zip archive: unpack it; of a workbook (.xlsx, .ods) save the sheet as CSV");
    CHECK(refusalOf(std::string("PAR1\x15\0", 6)) ==
          "is Parquet, which is not read: save it as CSV, packed by gzip or not");
    CHECK(refusalOf(std::string("\xFF\xFE{\0", 4)) == "is in the encoding UTF-16; save it as UTF-8");
    CHECK(refusalOf("PK, a column\n").empty());
    CHECK(refusalOf("").empty());
}
