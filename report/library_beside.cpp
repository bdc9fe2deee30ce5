// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/library_beside.hpp"

#include <dlfcn.h>

#include <filesystem>

namespace headroom::report {

base::Result<FunctionBeside> functionBeside(const std::string& library, const char* function) {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path path = program.parent_path() / library;
    void* const handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return base::Error{base::Errc::Environment, library, ::dlerror()};
    void* const address = ::dlsym(handle, function);
    if (address == nullptr) return base::Error{base::Errc::Environment, library, ::dlerror()};
    return FunctionBeside{address};
}

}  // namespace headroom::report
