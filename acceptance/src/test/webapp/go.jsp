<%@ page contentType="text/html; charset=UTF-8" %><html><body>before<% response.sendRedirect(request.getParameter("next")); %>after</body></html>
