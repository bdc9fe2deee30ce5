// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/library_beside.hpp"

#include <dlfcn.h>

#include <filesystem>

namespace headroom::report {

namespace {

/// Beside the program as it is built; in its folder of libraries as it is installed, wherever that is.
std::filesystem::path placeOf(const std::string& library) {
    std::error_code error;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    const auto installed = folder / HEADROOM_TO_LIBRARIES / library;
    return std::filesystem::exists(installed, error) ? installed : folder / library;
}

}  // namespace

base::Result<FunctionBeside> functionBeside(const std::string& library, const char* function) {
    const std::filesystem::path path = placeOf(library);
    void* const handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return base::Error{base::Errc::Environment, library, ::dlerror()};
    void* const address = ::dlsym(handle, function);
    if (address == nullptr) return base::Error{base::Errc::Environment, library, ::dlerror()};
    return FunctionBeside{address};
}

}  // namespace headroom::report
