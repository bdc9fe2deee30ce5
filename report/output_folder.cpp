// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/output_folder.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "pricing/offers/synced_file.hpp"

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

std::vector<fs::path> staleFiles(const fs::path& folder, const std::vector<NamedContent>& files,
                                 const std::function<bool(std::string_view)>& ours) {
    std::vector<fs::path> stale;
    std::error_code error;
    if (files.empty() || !fs::exists(folder / files.front().first, error)) return stale;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const bool written = std::ranges::find(files, name, &NamedContent::first) != files.end();
        if (!written && ours(name) && it->is_regular_file(error)) stale.push_back(it->path());
    }
    return stale;
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
    if (::access(parent.c_str(), W_OK | X_OK) != 0) return failed(folder, "cannot be made", errno);
    return {};
}

base::Result<void> writeFiles(const fs::path& folder, const std::vector<NamedContent>& files,
                              const std::function<bool(std::string_view)>& ours) {
    const std::vector<fs::path> stale = ours ? staleFiles(folder, files, ours) : std::vector<fs::path>{};
    Attempt attempt(folder);
    if (auto made = attempt.makeFolder(); !made) return made;
    for (const auto& [name, content] : files) {
        if (auto written = attempt.write(name, content); !written) return written;
    }
    // The first file is the one that says what the others belong to: it comes last.
    for (std::size_t i = files.size(); i-- > 0;) {
        std::error_code ignored;
        for (const fs::path& path : i == 0 ? stale : std::vector<fs::path>{}) fs::remove(path, ignored);
        if (auto renamed = attempt.rename(i, files[i].first); !renamed) return renamed;
    }
    attempt.keep();
    return {};
}

}  // namespace headroom::report
