// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>
#include <string>

#include "gui/items/trace_preview.hpp"
#include "gui/latest_worker.hpp"

class QLabel;
class QPushButton;
class QTableWidget;

namespace headroom::gui {

class ArrivalsView;
class FieldForm;

/// What recorded traffic would become, before it is taken: the file's first rows, its curve, its gaps, and how it is to
/// be read. Files are read off the window's thread.
class TraceDialog : public QDialog {
    Q_OBJECT
public:
    /// `file`: as the scenario will name it; `folder`: where the scenario is.
    TraceDialog(const std::string& file, std::string folder, QWidget* parent = nullptr);

    /// The Trace as the scenario will say it.
    const document::Node& trace() const { return trace_; }
    FieldForm& form() const { return *form_; }
    /// Whether the file can be taken as it is read now.
    bool isSound() const;

private:
    QWidget* buildPreview();
    void set(const std::string& pointer, const document::Node* value);
    void read();
    void tell(const TracePreview& preview);
    void showForm();
    void showRows(const TracePreview& preview);
    document::Node trace_;
    std::string folder_;
    TracePreview preview_;
    std::uint64_t ticket_ = 0;
    FieldForm* form_;
    QTableWidget* rows_;
    ArrivalsView* curve_;
    QLabel* facts_;
    QLabel* trouble_;
    QPushButton* take_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
