// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/calendar_day.hpp"
#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/run_files.hpp"
#include "pricing/iso_date.hpp"
#include "report/growth_reader.hpp"
#include "report/result_reader.hpp"

namespace headroom::cli {

namespace {

constexpr std::uintmax_t kLargestLogo = std::uintmax_t{1} << 20U;

base::Result<std::string> logoOf(const std::string& file) {
    if (file.empty()) return std::string();
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    const auto wrong = [&](const char* what) { return base::Error{base::Errc::BadInput, "--logo", file + " " + what}; };
    if (error) return wrong("cannot be read");
    if (size > kLargestLogo) return wrong("is larger than 1 MB");
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    auto uri = report::dataUri(bytes.str());
    if (!uri) return wrong("is neither PNG, JPEG nor GIF");
    return std::move(*uri);
}

}  // namespace

int report(const ReportArguments& arguments) {
    const auto formats = runFormats(arguments.format);
    if (!formats) return complain(formats.error());
    if (arguments.out && arguments.out->empty()) return complain({base::Errc::BadInput, "--out", "must name a folder"});
    if (!arguments.date.empty() && !pricing::isIsoDate(arguments.date))
        return complain({base::Errc::BadInput, "--date", "must be a day such as 2026-01-05"});
    auto logo = logoOf(arguments.logo);
    if (!logo) return complain(logo.error());
    report::MonthHours hours;
    const auto result = report::readResult(arguments.file, hours);
    if (!result) return complain(result.error());
    const report::Cover cover{arguments.client, arguments.author,
                              arguments.title,  arguments.date.empty() ? today() : arguments.date,
                              std::move(*logo), arguments.command};
    std::optional<planning::Growth> growth;
    if (!arguments.growth.empty()) {
        auto read = report::readGrowth(arguments.growth);
        if (!read) return complain(read.error());
        if (read->scenario != result->scenario)
            return complain(
                {base::Errc::BadInput, arguments.growth,
                 "is the growth of \"" + read->scenario + "\", the result is of \"" + result->scenario + "\""});
        growth = std::move(*read);
    }
    auto made = runFiles({*result, cover, growth ? &*growth : nullptr}, hours, *formats, MarkdownForm::Report);
    if (!made) return complain(made.error());
    std::vector<report::NamedContent>& files = *made;
    const bool json = arguments.format.find("json") != std::string::npos;
    if (!json) files.erase(files.begin());  // the result is there already
    const std::filesystem::path folder =
        arguments.out ? std::filesystem::path(*arguments.out) : std::filesystem::path(arguments.file).parent_path();
    if (const auto written = report::writeFiles(folder.empty() ? "." : folder, files); !written)
        return complain(written.error());
    for (const auto& [name, content] : files) {
        if (!arguments.quiet) std::fprintf(stderr, "headroom: wrote %s\n", (folder / name).c_str());
    }
    if (!arguments.quiet) sayLeftOut(*result, *formats);
    return kDone;
}

}  // namespace headroom::cli
