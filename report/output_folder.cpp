// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/output_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "pricing/offers/synced_file.hpp"
#include "scenarios/document/digest.hpp"

namespace headroom::report {

namespace fs = std::filesystem;

namespace {

base::Error failed(const fs::path& path, const std::string& what, int code) {
    return {base::Errc::Environment, path.string(), what + ": " + std::strerror(code)};
}

/// Writing that leaves nothing behind unless it is kept: no temporary files and no folders that it made.
class Attempt {
public:
    explicit Attempt(const fs::path& folder) : folder_(folder) {}
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;
    ~Attempt() {
        if (kept_) return;
        std::error_code ignored;
        for (const fs::path& path : temporary_) fs::remove(path, ignored);
        for (const fs::path& path : made_) fs::remove(path, ignored);  // the innermost first; others' files stay
    }

    base::Result<void> makeFolder() {
        std::error_code error;
        for (fs::path path = fs::absolute(folder_, error).lexically_normal(); !path.empty() && !fs::exists(path, error);
             path = path.parent_path()) {
            made_.push_back(path);
        }
        fs::create_directories(folder_, error);
        if (error) return failed(folder_, "cannot be made", error.value());
        return {};
    }

    base::Result<void> write(const std::string& name, const std::string& content) {
        std::error_code error;
        if (fs::is_directory(folder_ / name, error)) return failed(folder_ / name, "cannot be replaced", EISDIR);
        temporary_.push_back(folder_ / ("." + name + "." + std::to_string(::getpid()) + ".part"));
        if (const int code = pricing::writeSynced(temporary_.back(), content); code != 0) {
            return failed(folder_ / name, "cannot be written", code);
        }
        return {};
    }

    base::Result<void> rename(std::size_t index, const std::string& name) {
        std::error_code error;
        fs::rename(temporary_[index], folder_ / name, error);
        if (error) return failed(folder_ / name, "cannot be replaced", error.value());
        return {};
    }

    void keep() { kept_ = true; }

private:
    fs::path folder_;
    std::vector<fs::path> made_;
    std::vector<fs::path> temporary_;
    bool kept_ = false;
};

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The note of what was written with a file of this name first.
std::string noteOf(const std::string& first) { return "." + first + ".files"; }

/// What stands in it.
std::string noted(const std::vector<NamedContent>& files) {
    std::string note;
    for (std::size_t i = 1; i < files.size(); ++i)
        note += document::textDigest(files[i].second) + " " + files[i].first + "\n";
    return note;
}

/// What a note tells of that is not written now and was not changed since.
void addStale(const fs::path& folder, const std::string& note, const std::vector<NamedContent>& files,
              std::vector<fs::path>& stale) {
    constexpr std::size_t kDigest = 16;
    std::error_code error;
    std::ifstream lines(folder / note, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
        const std::string name = line.size() > kDigest + 1 ? line.substr(kDigest + 1) : std::string();
        const fs::path path = folder / name;
        const bool plain = !name.empty() && fs::path(name).filename() == name && fs::is_regular_file(path, error);
        const bool written = std::ranges::find(files, name, &NamedContent::first) != files.end();
        if (plain && !written && document::textDigest(contentOf(path)) == line.substr(0, kDigest))
            stale.push_back(path);
    }
}

/// What studies left there whose first files are replaced now, with their notes.
std::vector<fs::path> staleFiles(const fs::path& folder, const std::vector<NamedContent>& files) {
    std::vector<fs::path> stale;
    std::error_code error;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string note = noteOf(files[i].first);
        if (!fs::is_regular_file(folder / note, error)) continue;
        addStale(folder, note, files, stale);
        if (i > 0 || files.size() == 1) stale.push_back(folder / note);
    }
    return stale;
}

/// Not what a folder that does not tell capitals apart holds under another spelling now.
void removeStale(const fs::path& folder, const std::vector<NamedContent>& files, const std::vector<fs::path>& stale) {
    for (const fs::path& path : stale) {
        std::error_code ignored;
        const bool written = std::ranges::any_of(
            files, [&](const NamedContent& file) { return fs::equivalent(path, folder / file.first, ignored); });
        if (!written) fs::remove(path, ignored);
    }
}

}  // namespace

base::Result<void> checkWritable(const fs::path& folder, const std::vector<std::string>& names) {
    std::error_code error;
    if (fs::exists(folder, error)) {
        if (!fs::is_directory(folder, error))
            return base::Error{base::Errc::Environment, folder.string(), "is not a folder"};
        if (::access(folder.c_str(), W_OK | X_OK) != 0) return failed(folder, "cannot be written to", errno);
        for (const std::string& name : names) {
            if (fs::is_directory(folder / name, error)) return failed(folder / name, "cannot be replaced", EISDIR);
        }
        return {};
    }
    fs::path parent = fs::absolute(folder, error).parent_path();
    while (!parent.empty() && !fs::exists(parent, error) && parent != parent.root_path()) parent = parent.parent_path();
    if (!fs::is_directory(parent, error))
        return base::Error{base::Errc::Environment, folder.string(),
                           "cannot be made: " + parent.string() + " is not a folder"};
    if (::access(parent.c_str(), W_OK | X_OK) != 0) return failed(folder, "cannot be made", errno);
    return {};
}

base::Result<void> writeFiles(const fs::path& folder, const std::vector<NamedContent>& given, Earlier earlier) {
    std::vector<NamedContent> files = given;
    std::vector<fs::path> stale;
    if (earlier == Earlier::Removed && !files.empty()) {
        stale = staleFiles(folder, files);
        if (files.size() > 1) files.emplace_back(noteOf(files.front().first), noted(files));
    }
    Attempt attempt(folder);
    if (auto made = attempt.makeFolder(); !made) return made;
    for (const auto& [name, content] : files) {
        if (auto written = attempt.write(name, content); !written) return written;
    }
    // The first file is the one that says what the others belong to: it comes after them. Then what it replaced goes,
    // and only then the note that tells of it.
    for (std::size_t i = given.size(); i-- > 0;) {
        if (auto renamed = attempt.rename(i, files[i].first); !renamed) return renamed;
    }
    removeStale(folder, given, stale);
    if (files.size() > given.size()) {
        if (auto renamed = attempt.rename(given.size(), files.back().first); !renamed) return renamed;
    }
    attempt.keep();
    return {};
}

}  // namespace headroom::report
