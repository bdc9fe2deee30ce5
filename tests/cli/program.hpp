// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"

/// The program as a user runs it.
namespace program {

namespace fs = std::filesystem;

/// A folder of its own for each test, gone at its end.
class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() /
                ("headroom-cli-" + std::to_string(::getpid()) + "-" + std::to_string(count_++))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path operator/(const std::string& name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

private:
    static inline int count_ = 0;
    fs::path path_;
};

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

inline std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Runs `headroom` with these arguments in the folder, `before` standing in front of it (ulimit, setpriv ...).
inline Outcome headroom(const Folder& folder, const std::string& arguments, const std::string& before = "") {
    const std::string command =
        "cd '" + folder.path().string() + "' && " + before + " '" HEADROOM_PROGRAM "' " + arguments + " >.out 2>.err";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), slurp(folder / ".out"), slurp(folder / ".err")};
}

inline bool contains(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

inline constexpr const char* kTiny = R"({ "Headroom": 1, "Name": "Tiny", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10 } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
 "Objectives": [ { "Metric": "Latency", "Of": "Readers", "AtMost": "1s" } ],
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })";

}  // namespace program
