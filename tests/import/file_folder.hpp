// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "tests/import/small_template.hpp"

namespace headroom::test {

namespace fs = std::filesystem;

/// A folder of files, gone at the end.
class FileFolder {
public:
    FileFolder() : path_(fs::temp_directory_path() / ("headroom-folder-" + std::to_string(::getpid()))) {
        fs::create_directories(path_ / "child");
    }
    ~FileFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FileFolder(const FileFolder&) = delete;
    FileFolder& operator=(const FileFolder&) = delete;
    const FileFolder& write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        return *this;
    }
    importing::Imported import(const std::string& name) const { return importAll({name}); }
    importing::Imported importAll(const std::vector<std::string>& names, const importing::Given& given = {},
                                  const document::Node* before = nullptr) const {
        std::vector<fs::path> paths;
        for (const std::string& name : names) paths.push_back(path_ / name);
        return importing::importFiles(paths, given, before);
    }

private:
    fs::path path_;
};

}  // namespace headroom::test
