// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

#include "report/cover.hpp"
#include "scenarios/study/result.hpp"

class QLineEdit;
class QSettings;

namespace headroom::gui {

/// Asks what stands on a report's cover. What was given last is there again.
class CoverDialog : public QDialog {
    Q_OBJECT
public:
    CoverDialog(QSettings& settings, std::shared_ptr<const study::StudyResult> result, QWidget* parent = nullptr);

    /// As typed, with today's date.
    report::Cover cover() const;
    void accept() override;

private:
    QSettings& settings_;
    QLineEdit* client_;
    QLineEdit* author_;
    QLineEdit* version_;
};

}  // namespace headroom::gui
