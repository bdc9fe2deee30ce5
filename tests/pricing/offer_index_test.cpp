// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/offer_index.hpp"

#include "tests/pricing/offer_file.hpp"

using namespace headroom::pricing;

namespace {

const std::string kOffer = oneRequest(dimension(code(kSku, "6YS6EN2CT7"), "0", "Inf", "0.0000003"));
const std::string kEast = "/offers/v1.0/aws/AWSLambda/20261001000000/us-east-1/index.json";
const std::string kWest = "/offers/v1.0/aws/AWSLambda/20261001000000/us-west-2/index.json";

std::string indexOf(const std::vector<std::string>& urls) {
    std::string text;
    for (const std::string& url : urls)
        text += (text.empty() ? "" : ", ") + ("\"r" + std::to_string(text.size())) + R"(": {"currentVersionUrl": ")" +
                url + "\"}";
    return R"({"formatVersion": "v1.0", "regions": {)" + text + "}}";
}

Import importOf(const fs::path& index) {
    const auto import = importOffers({index}, PriceBooks(), "2026-11-01");
    REQUIRE(import);
    return *import;
}

}  // namespace

TEST_CASE("an index leads to the files below its folder, by the end of their path as well") {
    const Folder folder;
    const fs::path index = folder.write("lists/region_index.json", indexOf({kEast, kWest}));
    folder.write("lists/us-east-1/index.json", kOffer);
    const IndexedFiles found = filesOfIndex(index, {kEast, kWest});
    REQUIRE(found.files.size() == 1);
    CHECK(found.files[0] == folder.path() / "lists/us-east-1/index.json");
    const Import import = importOf(index);
    CHECK(import.good());
    REQUIRE(import.files.size() == 2);
    CHECK(import.files[1].changed == 1);
}

// "current/index.json" ends the path of each service: the file there is of one of them at most.
TEST_CASE("the end of a path that several have leads nowhere") {
    const Folder folder;
    const std::string one = "/offers/v1.0/aws/AWSLambda/current/index.json";
    const std::string other = "/offers/v1.0/aws/AmazonSNS/current/index.json";
    const fs::path index = folder.write("index.json", indexOf({one, other}));
    folder.write("current/index.json", kOffer);
    CHECK(filesOfIndex(index, {one, other}).files.empty());
    folder.write("AmazonSNS/current/index.json", kOffer);
    CHECK(filesOfIndex(index, {one, other}).files.size() == 1);
}

TEST_CASE("an index without its files says where they are looked for") {
    const Folder folder;
    const fs::path index = folder.write("current/region_index.json", indexOf({kEast}));
    const Import import = importOf(index);
    CHECK_FALSE(import.good());
    const std::string said = import.files[0].notes.at(0).what;
    CHECK(
        said.find("of which 0 lie where it names it: \"offers/v1.0/aws/AWSLambda/20261001000000/us-east-1/index.json\" "
                  "is looked for in " +
                  (folder.path() / "current").string() + " (\"us-east-1/index.json\" will do)") != std::string::npos);
}

TEST_CASE("an index that leads out of its folder, to itself or in a circle is refused") {
    const Folder folder;
    folder.write("secret.json", kOffer);
    for (const char* url : {"/../secret.json", "/x/../../secret.json", "../secret.json"}) {
        const Import import = importOf(folder.write("in/index.json", indexOf({url})));
        CHECK_FALSE(import.good());
        CHECK(import.files.size() == 1);
        CHECK(import.files[0].notes.at(0).what ==
              "names \"" + std::string(url) + "\", which leads out of its folder: it is not followed");
    }
    // A folder above that is no copy of AWS's is none of the index's either.
    folder.write("etc/list/prices.json", kOffer);
    CHECK(filesOfIndex(folder.write("in/index.json", "{}"), {"/etc/list/prices.json"}).files.empty());
    const Import itself = importOf(folder.write("self.json", indexOf({"/self.json"})));
    CHECK_FALSE(itself.good());
    CHECK(itself.files[0].notes.at(0).what == "names itself as \"/self.json\"");
    folder.write("a.json", indexOf({"/b.json"}));
    folder.write("b.json", indexOf({"/a.json"}));
    const Import circle = importOf(folder.path() / "a.json");
    CHECK_FALSE(circle.good());
    CHECK(circle.files.back().notes.back().what ==
          "is an index that indices lead to in two steps: files must be behind the second");
}
