// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "pricing/offers/synced_file.hpp"

namespace headroom::pricing {

namespace fs = std::filesystem;

namespace {

base::Error failed(const fs::path& path, const std::string& what, int code) {
    return {base::Errc::Environment, path.string(), what + ": " + std::strerror(code)};
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// A rename is safe from a power cut once the folder itself is on the disk.
void syncFolder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

bool leadsNowhere(const fs::path& path) {
    std::error_code error;
    return fs::is_symlink(path, error) && !fs::exists(path, error);
}

base::Error lostTarget(const fs::path& link) {
    std::error_code error;
    return {base::Errc::BadInput, link.string(),
            "is a link to " + fs::read_symlink(link, error).string() +
                ", which is not there: put that back, or take the link away"};
}

}  // namespace

fs::path usualBookFolder() {
    const std::string data = environment("XDG_DATA_HOME");
    if (!data.empty() && fs::path(data).is_absolute()) return fs::path(data) / "headroom" / "prices";
    const std::string home = environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / ".local" / "share" / "headroom" / "prices";
}

base::Result<std::vector<OwnTable>> readBookFolder(const fs::path& folder) {
    std::vector<OwnTable> tables;
    std::error_code error;
    if (leadsNowhere(folder)) return lostTarget(folder);
    if (folder.empty() || !fs::exists(folder, error)) return tables;
    std::vector<fs::path> paths;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.ends_with(".json") || name.starts_with(".")) continue;
        if (leadsNowhere(it->path())) return lostTarget(it->path());
        if (it->is_regular_file(error)) paths.push_back(it->path());
    }
    if (error) return failed(folder, "cannot be read", error.value());
    std::ranges::sort(paths);
    for (const fs::path& path : paths) {
        auto table = readBookFile(path);
        if (!table) return table.error();
        tables.push_back(std::move(*table));
    }
    return tables;
}

base::Result<OwnTable> readBookFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return failed(file, "cannot be read", errno);
    OwnTable table{file.string(), ""};
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (!error) table.json.reserve(size + 1);  // what has to move while it grows is there twice
    for (std::array<char, 1 << 16> part; in.read(part.data(), part.size()), in.gcount() > 0;)
        table.json.append(part.data(), static_cast<std::size_t>(in.gcount()));
    return table;
}

namespace {

/// A file on its way to its place: what was there keeps a second name until all are in theirs.
struct Replacement {
    fs::path place;
    fs::path fresh;
    fs::path before;  ///< the second name; empty: there was nothing
};

/// Where a file really lies: a link leads there.
fs::path placeOf(const fs::path& name) {
    std::error_code error;
    if (!fs::is_symlink(name, error)) return name;
    const fs::path target = fs::canonical(name, error);
    return error ? name : target;
}

/// A second name for a file: a link, or a copy where the disk knows no links.
bool keep(const fs::path& file, const fs::path& as) {
    std::error_code error;
    fs::remove(as, error);
    fs::create_hard_link(file, as, error);
    if (!error) return true;
    return fs::copy_file(file, as, error) && !error;
}

/// Everything as it was before: those that have moved get back what was in their place.
void putBack(const std::vector<Replacement>& files, std::size_t moved) {
    std::error_code error;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Replacement& file = files[i];
        if (i < moved && file.before.empty()) fs::remove(file.place, error);
        if (i < moved && !file.before.empty()) fs::rename(file.before, file.place, error);
        fs::remove(file.fresh, error);
        if (!file.before.empty()) fs::remove(file.before, error);
    }
}

}  // namespace

base::Result<void> replaceFiles(const fs::path& folder, const std::vector<OwnTable>& files) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return failed(folder, "cannot be made", error.value());
    std::vector<Replacement> all;
    for (const OwnTable& file : files) {
        const fs::path place = placeOf(folder / file.name);
        const std::string hidden = "." + place.filename().string() + "." + std::to_string(::getpid());
        Replacement& one = all.emplace_back(Replacement{place, place.parent_path() / (hidden + ".part"), {}});
        if (const int code = writeSynced(one.fresh, file.json); code != 0) {
            putBack(all, 0);
            return failed(one.place, "cannot be written", code);
        }
        if (!fs::is_regular_file(one.place, error)) continue;
        one.before = place.parent_path() / (hidden + ".before");
        if (keep(one.place, one.before)) continue;
        one.before.clear();
        putBack(all, 0);
        return base::Error{base::Errc::Environment, one.place.string(), "cannot be kept while it is replaced"};
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        fs::rename(all[i].fresh, all[i].place, error);
        if (!error) continue;
        const int code = error.value();
        putBack(all, i);
        return failed(all[i].place, "cannot be replaced", code);
    }
    for (const Replacement& one : all) {
        if (!one.before.empty()) fs::remove(one.before, error);
        syncFolder(one.place.parent_path());
    }
    return {};
}

}  // namespace headroom::pricing
