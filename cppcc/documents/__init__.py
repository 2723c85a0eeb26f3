"""Official documents (公文, GB/T 9704-2012) as PDF, Word and Excel: the only place that knows WeasyPrint
and python-docx."""
