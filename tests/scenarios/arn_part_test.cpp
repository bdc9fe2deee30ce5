// SPDX-License-Identifier: GPL-3.0-or-later
// ARNs in parts: written out, and as templates put them together.
#include "scenarios/format/arn_part.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using format::partOfArn;

TEST_CASE("an ARN names a region and an account, other names do not", "[format]") {
    const std::string arn = "arn:aws:lambda:us-east-1:111122223333:function:view";
    CHECK(partOfArn(arn, 2) == "lambda");
    CHECK(partOfArn(arn, 3) == "us-east-1");
    CHECK(partOfArn(arn, 4) == "111122223333");
    CHECK(partOfArn(arn, 6) == "view");
    CHECK(partOfArn(arn, 7).empty());
    CHECK(partOfArn("arn:aws:s3:::bucket", 3).empty());
    CHECK(partOfArn("view:a:b:c:d", 3).empty());
    CHECK(partOfArn("arn:aws", 3).empty());
}

TEST_CASE("a reference in an ARN is one part, whatever colons it holds", "[format]") {
    const std::string arn = "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead-${Stage}";
    CHECK(partOfArn(arn, 1) == "${AWS::Partition}");
    CHECK(partOfArn(arn, 2) == "sqs");
    CHECK(partOfArn(arn, 4) == "${AWS::AccountId}");
    CHECK(partOfArn(arn, 5) == "dead-${Stage}");
    CHECK(partOfArn("arn:${AWS::Partition", 1) == "${AWS::Partition");
}
