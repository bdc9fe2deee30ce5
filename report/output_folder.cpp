// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/output_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace headroom::report {

namespace fs = std::filesystem;

namespace {

base::Error failed(const fs::path& path, const std::string& what, int code) {
    return {base::Errc::Environment, path.string(), what + ": " + std::strerror(code)};
}

/// Writes and flushes to the disk; the errno of what failed, or 0.
int writeAll(const fs::path& path, const std::string& content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return errno;
    int code = 0;
    for (std::size_t done = 0; done < content.size() && code == 0;) {
        const ::ssize_t written = ::write(file, content.data() + done, content.size() - done);
        if (written < 0 && errno != EINTR) code = errno;
        if (written > 0) done += static_cast<std::size_t>(written);
    }
    if (code == 0 && ::fsync(file) != 0) code = errno;
    if (::close(file) != 0 && code == 0) code = errno;
    return code;
}

void removeQuietly(const std::vector<fs::path>& paths) {
    std::error_code ignored;
    for (const fs::path& path : paths) fs::remove(path, ignored);
}

}  // namespace

base::Result<void> checkWritable(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error)) {
        if (!fs::is_directory(folder, error)) return base::Error{base::Errc::Environment, folder.string(), "is not a folder"};
        if (::access(folder.c_str(), W_OK | X_OK) != 0) return failed(folder, "cannot be written to", errno);
        return {};
    }
    fs::path parent = fs::absolute(folder, error).parent_path();
    while (!parent.empty() && !fs::exists(parent, error) && parent != parent.root_path()) parent = parent.parent_path();
    if (::access(parent.c_str(), W_OK | X_OK) != 0) return failed(folder, "cannot be made", errno);
    return {};
}

base::Result<void> writeFiles(const fs::path& folder, const std::vector<NamedContent>& files) {
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    fs::create_directories(folder, error);
    if (error) return failed(folder, "cannot be made", error.value());
    std::vector<fs::path> temporary;
    const auto giveUp = [&](base::Error what) -> base::Result<void> {
        removeQuietly(temporary);
        if (!existed) fs::remove(folder, error);
        return what;
    };
    for (const auto& [name, content] : files) {
        temporary.push_back(folder / ("." + name + "." + std::to_string(::getpid()) + ".part"));
        if (const int code = writeAll(temporary.back(), content); code != 0) return giveUp(failed(folder / name, "cannot be written", code));
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        fs::rename(temporary[i], folder / files[i].first, error);
        if (error) return giveUp(failed(folder / files[i].first, "cannot be replaced", error.value()));
    }
    return {};
}

}  // namespace headroom::report
