// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/read_document.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scenarios/document/read_file.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

namespace fs = std::filesystem;

/// A folder of its own that goes away with its contents.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "headroom-document-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const std::string& name, std::string_view bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }
    fs::path operator/(const std::string& name) const { return path_ / name; }

private:
    fs::path path_;
};

std::string only(const Loaded& loaded) {
    CHECK_FALSE(loaded.root.has_value());
    REQUIRE(loaded.problems.size() == 1);
    CHECK_FALSE(loaded.problems[0].position.known());
    return loaded.problems[0].text;
}

}  // namespace

TEST_CASE("The extension decides, else the first character") {
    const Folder folder;
    const Node expected = clean(json("{\"a\": 1}"));
    for (const char* name : {"x.json", "x.JSON", "x.jsonc", "x.headroom", "x", "x.template"})
        CHECK(clean(readDocument(folder.write(name, "\xEF\xBB\xBF \r\n{\"a\": 1}"))) == expected);
    for (const char* name : {"y.yaml", "y.yml", "y.YML", "y.headroom", "y", "y.txt"})
        CHECK(clean(readDocument(folder.write(name, "# note\na: 1\n"))) == expected);
    CHECK(clean(readDocument(folder.write("z", "// note\n{\"a\": 1}"))) == expected);
    CHECK(clean(readDocument(folder.write("w", "[1]"))).isArray());
    // Only a JSON reader minds this comma.
    CHECK(hasError(readDocument(folder.write("v.json", "{\"a\": 1,}")).problems));
    CHECK(clean(readDocument(folder.write("v.yaml", "{\"a\": 1,}"))) == expected);
}

TEST_CASE("Problems carry the file's name") {
    const Folder folder;
    const fs::path path = folder.write("bad.json", "{\n  \"a\": NaN }");
    const Loaded loaded = readDocument(path);
    CHECK(toLines(loaded.problems) ==
          path.string() + ":2:8: /a: \"NaN\" is not a number here; write a finite number\n");
}

TEST_CASE("What is no readable file is refused with the reason") {
    const Folder folder;
    CHECK(only(readDocument(folder / "none.json")) == "there is no such file");
    CHECK(only(readDocument(folder.write("file", "1") / "below")) == "there is no such file");
    CHECK(only(readDocument(folder.write("empty.yaml", ""))) == "the file is empty");
    fs::create_directory(folder / "dir.json");
    CHECK(only(readDocument(folder / "dir.json")) == "this is a directory; a file is expected");
    CHECK(only(readDocument("/dev/null")) == "this is a pipe, socket or device; a regular file is expected");
    CHECK(only(readDocument("/dev/zero")) == "this is a pipe, socket or device; a regular file is expected");
    // Nobody ever writes into this pipe: reading it would wait for ever.
    REQUIRE(::mkfifo((folder / "pipe.json").c_str(), 0600) == 0);
    CHECK(only(readDocument(folder / "pipe.json")) == "this is a pipe, socket or device; a regular file is expected");
    fs::create_symlink(folder / "gone", folder / "link.json");
    CHECK(only(readDocument(folder / "link.json")) == "there is no such file");
    fs::create_symlink(folder / "loop.json", folder / "loop.json");
    CHECK(only(readDocument(folder / "loop.json")).starts_with("cannot be read: "));
}

TEST_CASE("A file without permission says so") {
    const Folder folder;
    const fs::path path = folder.write("secret.json", "{}");
    fs::permissions(path, fs::perms::none);
    if (::geteuid() == 0) {
        WARN("running as root, who may read everything: the refusal is not tested");
        CHECK(readDocument(path).ok());
    } else {
        CHECK(only(readDocument(path)) == "no permission to read this file");
    }
}

TEST_CASE("A huge file is refused by its size alone") {
    const Folder folder;
    const fs::path path = folder.write("huge.json", "{}");
    fs::resize_file(path, std::uintmax_t{1} << 30U);  // sparse: takes no space and would take 1 GB of memory to read
    CHECK(only(readDocument(path)) == "the file has 1024 MB; at most 64 MB are read");
    fs::resize_file(path, kMaxDocumentBytes + 1);
    // In whole megabytes it would be as large as the limit.
    CHECK(only(readDocument(path)) == "the file has 67108865 bytes; at most 67108864 are read");
    fs::resize_file(path, kMaxDocumentBytes + (std::size_t{1} << 20U));
    CHECK(only(readDocument(path)) == "the file has 65 MB; at most 64 MB are read");
    CHECK(only(readText(std::string(kMaxDocumentBytes + 1, ' '), "f", Format::Json)) == "the text has more than 64 MB");
}

TEST_CASE("readFile has its own limit and gives bytes as they are") {
    const Folder folder;
    const std::string bytes("a\0\xff\r\n", 5);
    const fs::path path = folder.write("bytes", bytes);
    CHECK(*readFile(path, 5) == bytes);
    const auto refused = readFile(path, 4);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::Errc::BadInput);
    CHECK(refused.error().where == path.string());
}

}  // namespace headroom::document
